import type { Page } from 'playwright-core';

/** Brightness of a picture's pixels, row by row, 0..255. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly number[];
}

/** A picture as it is shown: RGBA, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly number[];
}

/** Decodes frames of the clip on the stage, by the browser's own player. */
export async function clipFrames(
  page: Page,
  frames: readonly number[],
  framesPerSecond: number,
): Promise<readonly Luma[]> {
  const address = await page.getByTestId('clip').getAttribute('src');
  if (address === null) throw new Error('There is no clip on the stage.');
  const pictures = await framesAt(page, address, frames, framesPerSecond);
  return pictures.map(({ width, height, pixels }) => ({
    width,
    height,
    pixels: Array.from(
      { length: width * height },
      (_, at) =>
        0.2126 * (pixels[4 * at] ?? 0) +
        0.7152 * (pixels[4 * at + 1] ?? 0) +
        0.0722 * (pixels[4 * at + 2] ?? 0),
    ),
  }));
}

/** Decodes frames of an MP4, by the browser's own player. */
export async function framesOf(
  page: Page,
  file: Buffer,
  frames: readonly number[],
  framesPerSecond: number,
): Promise<readonly Picture[]> {
  const address = await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (at) => at.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
  }, file.toString('base64'));
  return framesAt(page, address, frames, framesPerSecond);
}

function framesAt(
  page: Page,
  address: string,
  frames: readonly number[],
  framesPerSecond: number,
): Promise<readonly Picture[]> {
  return page.evaluate(
    async ({ src, indices, rate }) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = src;
      await new Promise((resolve, reject) => {
        video.addEventListener('loadeddata', resolve, { once: true });
        video.addEventListener('error', () => reject(new Error(video.error?.message)));
      });
      const [width, height] = [video.videoWidth, video.videoHeight];
      const context = new OffscreenCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      });
      if (!context) throw new Error('no canvas');
      const pictures = [];
      for (const index of indices) {
        const isThere = new Promise((resolve) =>
          video.addEventListener('seeked', resolve, { once: true }),
        );
        // A busy browser has sought before it has the picture.
        const isShown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
        video.currentTime = (index + 0.5) / rate;
        await isThere;
        await isShown;
        context.drawImage(video, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        pictures.push({ width, height, pixels: [...data] });
      }
      return pictures;
    },
    { src: address, indices: frames, rate: framesPerSecond },
  );
}

/** The mean difference of brightness, 0..255, keeping off the rim by a tenth. */
export function differenceOf(one: Luma, other: Luma): number {
  const [rimX, rimY] = [Math.round(one.width / 10), Math.round(one.height / 10)];
  let [sum, count] = [0, 0];
  for (let y = rimY; y < one.height - rimY; y += 1) {
    for (let x = rimX; x < one.width - rimX; x += 1) {
      const at = y * one.width + x;
      sum += Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}

/** The picture enlarged about its middle, sampled between its pixels. */
export function enlarged(picture: Luma, factor: number): Luma {
  const { width, height, pixels } = picture;
  const at = (x: number, y: number): number => pixels[y * width + x] ?? 0;
  return {
    width,
    height,
    pixels: pixels.map((_, index) => {
      const x = ((index % width) + 0.5 - width / 2) / factor + width / 2 - 0.5;
      const y = (Math.floor(index / width) + 0.5 - height / 2) / factor + height / 2 - 0.5;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [u, v] = [x - left, y - top];
      const above = at(left, top) * (1 - u) + at(left + 1, top) * u;
      const below = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
      return above * (1 - v) + below * v;
    }),
  };
}
