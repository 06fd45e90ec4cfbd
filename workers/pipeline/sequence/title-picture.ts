import type { SequenceTitle } from '../../../src/contract/sequence';

/** The app's own stack, so that a title looks as the page does. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/** Of the frame's short side. */
const TEXT_HEIGHT = { small: 0.05, medium: 0.075, large: 0.115 } as const;
const LEAST_TEXT_HEIGHT = 0.02;
/** EBU R 95: what matters keeps a twentieth off every edge. */
const SAFE_MARGIN = 0.05;
const LINE_HEIGHT = 1.22;
const INK = { light: '#fffdf9', dark: '#17130e' } as const;
/** Behind the words, so that they are read on any picture. */
const GLOW = { light: 'rgb(0 0 0 / 60%)', dark: 'rgb(255 253 249 / 80%)' } as const;
/** Laid on one another the glows make a backdrop that has no edge. */
const GLOWS_EM = [0.6, 0.25, 0.06];

/** Draws a title once, on a clear ground of a frame's size, to be laid over many frames. */
export function drawTitle(
  title: SequenceTitle,
  widthPixels: number,
  heightPixels: number,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(widthPixels, heightPixels);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gave no canvas for a title.');
  const short = Math.min(widthPixels, heightPixels);
  const room = {
    width: widthPixels * (1 - 2 * SAFE_MARGIN),
    height: heightPixels * (1 - 2 * SAFE_MARGIN),
  };
  const { lines, textPixels } = fitText(context, title, room, short);
  const lineHeight = textPixels * LINE_HEIGHT;
  const top = topOf(title.position, lines.length * lineHeight, heightPixels);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = INK[title.colour];
  context.shadowColor = GLOW[title.colour];
  for (const glow of GLOWS_EM) {
    context.shadowBlur = glow * textPixels;
    for (const [index, line] of lines.entries()) {
      context.fillText(line, widthPixels / 2, top + (index + 0.5) * lineHeight);
    }
  }
  return canvas;
}

/** Text that is too much for the safe area is set smaller. */
function fitText(
  context: OffscreenCanvasRenderingContext2D,
  { text, size }: SequenceTitle,
  room: { readonly width: number; readonly height: number },
  shortSidePixels: number,
): { readonly lines: readonly string[]; readonly textPixels: number } {
  for (let height = TEXT_HEIGHT[size]; ; height *= 0.9) {
    const textPixels = height * shortSidePixels;
    context.font = `600 ${textPixels}px ${FONT}`;
    const widthOf = (words: string): number => context.measureText(words).width;
    const lines = wrapText(text, room.width, widthOf);
    const fits = lines.length * textPixels * LINE_HEIGHT <= room.height;
    if (fits || height < LEAST_TEXT_HEIGHT) return { lines, textPixels };
  }
}

/**
 * Breaks text into lines between its words; a word that is wider than a line is broken too.
 *
 * @param widthOf of a run of text, in the unit of `widthLimit`
 */
export function wrapText(
  text: string,
  widthLimit: number,
  widthOf: (text: string) => number,
): readonly string[] {
  return text
    .trim()
    .split(/\r?\n/)
    .flatMap((paragraph) => wrapParagraph(paragraph, widthLimit, widthOf));
}

function wrapParagraph(
  paragraph: string,
  widthLimit: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= widthLimit) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, widthLimit, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function breakWord(
  word: string,
  widthLimit: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter) > widthLimit) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function topOf(position: SequenceTitle['position'], height: number, frameHeight: number): number {
  const margin = frameHeight * SAFE_MARGIN;
  switch (position) {
    case 'top':
      return margin;
    case 'middle':
      return (frameHeight - height) / 2;
    case 'bottom':
      return frameHeight - margin - height;
  }
}
