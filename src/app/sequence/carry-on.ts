import type { ClipSettings } from '../../contract/clip';
import type { KeptFacts } from '../library/kept-clip';

/** The frame that a clip is carried on from. */
export interface CarriedFrame {
  /** Its middle, in the video's own time. */
  readonly atSeconds: number;
  /** Whether the clip ends there, is cut off there, or comes round there to where it began. */
  readonly kind: 'end' | 'cut' | 'round';
}

/** @param outSeconds where the clip is cut off, exclusive */
export function carriedFrame(
  { video, record }: Pick<KeptFacts, 'video' | 'record'>,
  outSeconds = video.durationSeconds,
): CarriedFrame {
  const { framesPerSecond, isLoop, playCount } = record.settings;
  const frames = Math.round(video.durationSeconds * framesPerSecond);
  const frameAfter = Math.min(frames, Math.max(1, Math.round(outSeconds * framesPerSecond)));
  const atSeconds = (frameAfter - 0.5) / framesPerSecond;
  if (isLoop && frameAfter % (frames / playCount) === 0) return { atSeconds, kind: 'round' };
  return { atSeconds, kind: frameAfter < frames ? 'cut' : 'end' };
}

/** What the person is told when that frame has become the photo. */
export function carriedText(kind: CarriedFrame['kind'], isLoop: boolean): string {
  if (kind === 'round') {
    return 'A loop ends where it began, so your photo is nearly the same picture as before. Loop is off now: the next clip goes on from there. To go on from its midst, trim the loop in a sequence first.';
  }
  const frame = kind === 'end' ? 'The clip’s last frame' : 'The frame where the clip is cut off';
  const loop = isLoop ? ' Loop is off now, so that it does not come back.' : '';
  return `${frame} is your photo now: Animate goes on from there.${loop}`;
}

/**
 * The settings of a clip that goes on from a frame of another: that frame is the whole photo, and
 * strokes and arrows lie on it where they lay in the clip. It is no loop, which would lead back.
 */
export function carriedSettings(settings: ClipSettings): ClipSettings {
  const { crop, widthPixels, heightPixels } = settings;
  const scaleX = widthPixels / crop.width;
  const scaleY = heightPixels / crop.height;
  const toX = (x: number): number => (x - crop.x) * scaleX;
  const toY = (y: number): number => (y - crop.y) * scaleY;
  return {
    ...settings,
    isLoop: false,
    crop: { x: 0, y: 0, width: widthPixels, height: heightPixels },
    mask: settings.mask.map((stroke) =>
      stroke.kind === 'place'
        ? { ...stroke, x: toX(stroke.x), y: toY(stroke.y) }
        : {
            ...stroke,
            radiusPixels: stroke.radiusPixels * Math.sqrt(scaleX * scaleY),
            points: stroke.points.map((at, index) => (index % 2 === 0 ? toX(at) : toY(at))),
          },
    ),
    arrows: settings.arrows.map((arrow) => ({
      fromX: toX(arrow.fromX),
      fromY: toY(arrow.fromY),
      toX: toX(arrow.toX),
      toY: toY(arrow.toY),
    })),
  };
}

/** `lake.jpg` is carried on by `lake 2.png`, that by `lake 3.png`. */
export function carriedName(photoName: string): string {
  const stem = photoName.replace(/\.[a-z0-9]{2,5}$/i, '');
  const [, before = stem, count] = /^(.*) (\d{1,3})$/.exec(stem) ?? [];
  return `${before} ${Number(count ?? 1) + 1}.png`;
}
