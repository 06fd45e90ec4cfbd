import type { ClipSettings } from '../../contract/clip';

/**
 * The settings of a clip that goes on from another's last frame: that frame is the whole photo,
 * and strokes and arrows lie on it where they lay in the clip.
 */
export function carriedSettings(settings: ClipSettings): ClipSettings {
  const { crop, widthPixels, heightPixels } = settings;
  const scaleX = widthPixels / crop.width;
  const scaleY = heightPixels / crop.height;
  const toX = (x: number): number => (x - crop.x) * scaleX;
  const toY = (y: number): number => (y - crop.y) * scaleY;
  return {
    ...settings,
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
