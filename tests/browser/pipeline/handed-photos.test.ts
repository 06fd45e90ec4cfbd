import { expect, test } from 'vitest';
import { createSession } from '../../../workers/pipeline/session';
import { createStudio } from '../../../workers/studio';
import { paintPhoto } from '../paint-photo';
import { NEVER, SMALL_CLIP } from '../tiny-studio';

const ignore = (): void => undefined;
const noPackUrl = new URL('/packs/there-is-none/', location.href).href;

/** A closed bitmap has no pixels. */
function isClosed(photo: ImageBitmap): boolean {
  return photo.width === 0;
}

async function order() {
  return { photo: await paintPhoto(48, 32), photoId: 'painted', settings: SMALL_CLIP };
}

test('a photo to be shown is let go when the model cannot be loaded', async () => {
  const session = await createSession('wasm', noPackUrl);
  const request = await order();
  await expect(session.preview(request, ignore, NEVER, ignore)).rejects.toThrow('model');
  expect(isClosed(request.photo)).toBe(true);
});

test('a photo to be shown is let go when another request has taken its place', async () => {
  const session = await createSession('wasm', noPackUrl);
  const request = await order();
  const showing = session.preview(request, ignore, AbortSignal.abort(), ignore);
  await expect(showing).rejects.toThrow('abort');
  expect(isClosed(request.photo)).toBe(true);
});

test.each(['animate', 'preview'] as const)(
  '%s lets its photo go when there is no session to take it',
  async (job) => {
    const request = await order();
    const result = await createStudio()[job]('job', request, ignore, ignore);
    expect(result).toMatchObject({ ok: false });
    expect(isClosed(request.photo)).toBe(true);
  },
);
