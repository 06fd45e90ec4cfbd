import { openPhoto } from '../../../src/app/photo/open-photo';
import type { KeptClip } from '../../../src/app/library/kept-clip';
import type { Studio } from '../../../src/app/studio';
import type { ClipContainer } from '../../../src/contract/clip';
import { exampleRecord } from '../../fixtures/example-record';
import { makeClip, plain } from '../pipeline/make-clip';
import { paintPhoto } from './fake-studio';

const SIZE = { widthPixels: 192, heightPixels: 128, framesPerSecond: 12 };

type Colour = readonly [number, number, number];

/**
 * Puts a clip of one second and one colour into the library, its video a true one.
 *
 * @param colour of all its frames, or of each by its index
 * @param container what its settings say; the video is an MP4
 */
export async function keepClip(
  studio: Studio,
  prompt: string,
  colour: Colour | ((frame: number) => Colour),
  container: ClipContainer = 'mp4',
): Promise<KeptClip> {
  const colourOf = typeof colour === 'function' ? colour : () => colour;
  const { widthPixels, heightPixels } = SIZE;
  const pixelsOf = (frame: number) => plain(widthPixels, heightPixels, colourOf(frame));
  const video = await makeClip({ ...SIZE, frameCount: 12, pixelsOf });
  const name = `${prompt}.jpg`;
  const opened = await openPhoto(await paintPhoto(name), name);
  if (!opened.ok) throw new Error(opened.failure.message);
  const crop = { x: 0, y: 0, width: 480, height: 320 };
  const settings = {
    ...exampleRecord.settings,
    ...SIZE,
    durationSeconds: 1,
    prompt,
    crop,
    container,
  };
  const facts = {
    createdAtMs: Date.now(),
    photoName: name,
    motionSha256: '00',
    video: {
      codec: 'h264',
      frameCount: 12,
      durationSeconds: 1,
      widthPixels: SIZE.widthPixels,
      heightPixels: SIZE.heightPixels,
    },
    record: { ...exampleRecord, settings },
  } as const;
  const clip = await studio.library.add(facts, opened.value, video);
  opened.value.bitmap.close();
  if (!clip) throw new Error('The clip was not kept.');
  return clip;
}
