import { describe, expect, test } from 'vitest';
import { openPhoto } from '../../../../src/app/photo/open-photo';
import type { Photo } from '../../../../src/app/photo/photo';
import type { FailureCode } from '../../../../src/contract/result';

const fixtures = import.meta.glob<string>('../../../fixtures/photos/*.{jpg,png,gif,webp,avif}', {
  query: '?url',
  import: 'default',
  eager: true,
});

async function fixture(name: string): Promise<Blob> {
  const url = fixtures[`../../../fixtures/photos/${name}`];
  if (!url) throw new Error(`no fixture ${name}`);
  return (await fetch(url)).blob();
}

async function open(name: string): Promise<Photo> {
  const result = await openPhoto(await fixture(name), name);
  if (!result.ok) throw new Error(`${name}: ${result.failure.message}`);
  return result.value;
}

async function refuse(file: Blob, name: string): Promise<{ code: FailureCode; message: string }> {
  const result = await openPhoto(file, name);
  if (result.ok) throw new Error(`${name} was opened`);
  expect(result.failure.recovery).toBe('choose-another-photo');
  return result.failure;
}

const red = [220, 40, 30];
const green = [30, 160, 60];
const blue = [40, 60, 210];
const grey = [128, 128, 128];
const white = [255, 255, 255];

/** The colours in the middle of the four quarters: top left, top right, bottom left, right. */
function quarters({ bitmap }: Photo): number[][] {
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const colourAt = (x: number, y: number) => {
    const left = Math.floor(x * bitmap.width);
    const top = Math.floor(y * bitmap.height);
    return Array.from(context.getImageData(left, top, 1, 1).data.slice(0, 3));
  };
  return [colourAt(0.25, 0.25), colourAt(0.75, 0.25), colourAt(0.25, 0.75), colourAt(0.75, 0.75)];
}

/** JPEG, chroma subsampling and colour management may shift a flat colour a little. */
function expectColours(found: number[][], expected: number[][], tolerance = 12): void {
  for (const [index, colour] of expected.entries()) {
    for (const [channel, value] of colour.entries()) {
      const actual = found[index]?.[channel] ?? Number.NaN;
      expect(
        Math.abs(actual - value),
        `quarter ${index}: ${found[index]?.join(', ')}`,
      ).toBeLessThanOrEqual(tolerance);
    }
  }
}

describe('formats', () => {
  test.each([
    'plain.jpg',
    'progressive.jpg',
    'plain.png',
    'plain.webp',
    'plain.avif',
    'still.gif',
    'opaque-alpha.png',
  ])('%s is opened as it is', async (name) => {
    const photo = await open(name);
    expect([photo.widthPixels, photo.heightPixels]).toEqual([160, 120]);
    expect(photo.notes).toEqual([]);
    expect(photo.name).toBe(name);
    expectColours(quarters(photo), [red, green, blue, grey]);
  });

  test('EXIF orientation turns the picture upright', async () => {
    const photo = await open('turned.jpg');
    expect([photo.widthPixels, photo.heightPixels]).toEqual([120, 160]);
    // Orientation 6: the stored picture is turned a quarter clockwise.
    expectColours(quarters(photo), [blue, red, grey, green]);
  });

  test('a CMYK JPEG is decoded by the browser, and that is said', async () => {
    const photo = await open('cmyk.jpg');
    expect(photo.notes).toEqual([{ kind: 'printing-colours' }]);
    const [first, second, third] = quarters(photo);
    // Without a profile CMYK colours are approximate: it is the hue that has to be right.
    expect(first?.indexOf(Math.max(...first))).toBe(0);
    expect(second?.indexOf(Math.max(...second))).toBe(1);
    expect(third?.indexOf(Math.max(...third))).toBe(2);
  });

  test.each(['half-transparent.png', 'half-transparent.webp'])(
    '%s is laid on white, and that is said',
    async (name) => {
      const photo = await open(name);
      expect(photo.notes).toEqual([{ kind: 'laid-on-white' }]);
      expectColours(quarters(photo), [white, green, white, grey]);
    },
  );

  test.each(['animated.gif', 'animated.webp'])(
    'the first frame of %s is used, and that is said',
    async (name) => {
      const photo = await open(name);
      expect(photo.notes).toEqual([{ kind: 'first-frame-only' }]);
      expectColours(quarters(photo), [red, green, blue, grey]);
    },
  );

  test('a photo larger than a texture is reduced, keeping its shape', async () => {
    const photo = await open('long.jpg');
    expect([photo.widthPixels, photo.heightPixels]).toEqual([8192, 73]);
    expect(photo.notes).toEqual([
      { kind: 'reduced', originalWidthPixels: 9000, originalHeightPixels: 80 },
    ]);
  });
});

describe('what cannot be opened says why', () => {
  test('nothing in it', async () => {
    const { code, message } = await refuse(new Blob([]), 'empty.jpg');
    expect(code).toBe('photo-unreadable');
    expect(message).toContain('0 bytes');
  });

  test('a text that is called a photo', async () => {
    const { code, message } = await refuse(new Blob(['I am a text']), 'notes.jpg');
    expect(code).toBe('photo-unreadable');
    expect(message).toContain('notes.jpg');
    expect(message).toContain('JPEG');
  });

  test.each(['cut-short.jpg', 'cut-short.png'])('%s', async (name) => {
    const { code, message } = await refuse(await fixture(name), name);
    expect(code).toBe('photo-unreadable');
    expect(message).toContain('cut short');
  });

  test('damaged inside', async () => {
    const bytes = new Uint8Array(await (await fixture('plain.png')).arrayBuffer());
    bytes.fill(0x55, 60, 200);
    const { code, message } = await refuse(new Blob([bytes]), 'plain.png');
    expect(code).toBe('photo-unreadable');
    expect(message).toContain('damaged');
  });

  test('HEIC where the browser does not decode it', async () => {
    const heic = new Blob(['\0\0\0\x18ftypheic\0\0\0\0mif1heic']);
    const { code, message } = await refuse(heic, 'IMG_0001.HEIC');
    expect(code).toBe('photo-unreadable');
    expect(message).toContain('Save it as JPEG');
  });

  test('one pixel', async () => {
    const { code, message } = await refuse(await fixture('one-pixel.png'), 'one-pixel.png');
    expect(code).toBe('photo-too-small');
    expect(message).toContain('1 × 1');
  });

  test('30000 x 30000, known from its header alone', async () => {
    const file = await fixture('thirty-thousand.png');
    const { code, message } = await refuse(file, 'thirty-thousand.png');
    expect(code).toBe('photo-too-large');
    expect(message).toContain('30000 × 30000');
  });
});
