import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StudioClient } from '../../src/client/studio-client';
import type { Clip, ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import type { Result } from '../../src/contract/result';
import { decodeVideo } from './decode-video';
import { paintPhoto } from './paint-photo';
import { NEVER, openTinyStudio, SMALL_CLIP } from './tiny-studio';

const ignore = (): void => undefined;

function clipOf(result: Result<Clip>): Clip {
  if (!result.ok) throw new Error(`${result.failure.code}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

describe('the worker, from photo to video on the tiny pack', () => {
  let client: StudioClient;

  beforeAll(async () => {
    const opened = await openTinyStudio();
    ({ client } = opened);
    expect(opened.device).toMatchObject({
      isSoftwareAdapter: true,
      networkBackend: 'wasm',
      precision: 'f32',
    });
  });

  afterAll(() => client.dispose());

  const animate = async (
    change: Partial<ClipSettings> = {},
    signal: AbortSignal = NEVER,
    onProgress: (progress: Progress) => void = ignore,
  ): Promise<Result<Clip>> =>
    client.animate(
      {
        photo: await paintPhoto(480, 320),
        // Nothing is held of a photo that was never seen.
        photoId: crypto.randomUUID(),
        settings: { ...SMALL_CLIP, ...change },
      },
      onProgress,
      signal,
    );

  test('makes a clip of the asked size, length and rate that decodes to its last frame', async () => {
    const kinds = new Map<string, number>();
    const clip = clipOf(
      await animate({}, NEVER, ({ kind, fraction }) => {
        expect(fraction).toBeGreaterThanOrEqual(kinds.get(kind) ?? 0);
        kinds.set(kind, fraction);
      }),
    );
    expect([...kinds.entries()].filter(([kind]) => kind !== 'download')).toEqual(
      ['compile', 'understand', 'denoise', 'render', 'encode'].map((kind) => [kind, 1]),
    );
    const decoded = await decodeVideo(clip.video);
    expect(decoded.frames).toHaveLength(12);
    expect(decoded.frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(
      Array.from({ length: 12 }, (_, index) => expect.closeTo(index / 12, 5)),
    );
    expect(decoded).toMatchObject({ width: 192, height: 128, durationSeconds: 1 });
    expect(clip.record.settings).toEqual(SMALL_CLIP);
    expect(clip.record.model.id).toBe('motion-field-tiny');
  });

  test('gives the same motion for the same seed and another for the next', async () => {
    const [first, again, other] = [
      clipOf(await animate()),
      clipOf(await animate()),
      clipOf(await animate({ seed: 4 })),
    ];
    expect(again.motionSha256).toBe(first.motionSha256);
    expect(other.motionSha256).not.toBe(first.motionSha256);
  });

  test.each(['denoise', 'render'] as const)(
    'stops in the stage %s when asked, and goes on with the next clip',
    async (stage) => {
      const controller = new AbortController();
      const seen: string[] = [];
      const result = await animate(
        { steps: 8, durationSeconds: 4 },
        controller.signal,
        (progress) => {
          seen.push(progress.kind);
          if (progress.kind === stage) controller.abort();
        },
      );
      expect(result).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
      expect(seen.at(-1)).toBe(stage);
      expect((await animate()).ok).toBe(true);
    },
  );

  test('says that it is busy instead of mixing two clips', async () => {
    const [first, second] = await Promise.all([animate(), animate()]);
    expect([first, second].filter((result) => result.ok)).toHaveLength(1);
    const refused = [first, second].find((result) => !result.ok);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'busy' } });
  });

  test.each([
    [{ durationSeconds: 99 }, 'durationSeconds'],
    [{ widthPixels: 191 }, 'widthPixels'],
    [{ crop: { x: 400, y: 0, width: 480, height: 320 } }, 'crop'],
  ])('refuses %o and names what is wrong', async (change, name) => {
    const result = await animate(change);
    expect(result).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
    expect(JSON.stringify(result)).toContain(name);
  });
});
