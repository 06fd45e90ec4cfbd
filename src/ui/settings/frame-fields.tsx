import type { JSX } from 'preact';
import { aspectRatio, cropAspects, fitCrop, scaleCrop, type CropAspect } from '../../app/crop';
import { frameRates, lockedRatio } from '../../app/clip-draft';
import { namedSize, photoSize, sizeNames, type SizeName } from '../../app/output-size';
import type { PixelSize } from '../../app/pixel-size';
import type { Studio } from '../../app/studio';
import { Button } from '../controls/button';
import { Segmented, type SegmentedOption } from '../controls/segmented';
import './frame-fields.css';

/** Shape, crop tools, size and frame rate of the clip. */
export function FrameFields({ studio }: { readonly studio: Studio }): JSX.Element {
  const { draft } = studio;
  const { aspect, size, framesPerSecond } = draft.draft.value;
  const isExactShape = size.kind === 'exact' && aspect === 'free';
  return (
    <>
      <Segmented
        label="Shape"
        columns={cropAspects.length}
        options={aspectOptions}
        value={isExactShape ? null : aspect}
        hint={isExactShape ? undefined : aspectUse[aspect]}
        onChange={draft.chooseAspect}
      />
      <CropTools studio={studio} />
      <Segmented
        label="Size"
        columns={3}
        options={sizeOptions(studio)}
        value={size.kind === 'named' ? size.name : size.kind === 'photo' ? 'photo' : null}
        hint={sizeHint(studio)}
        onChange={draft.chooseSize}
      />
      <Segmented
        label="Frames a second"
        columns={frameRates.length}
        options={frameRates.map((rate) => ({ value: rate, text: String(rate) }))}
        value={framesPerSecond}
        onChange={(value) => draft.change({ framesPerSecond: value })}
      />
    </>
  );
}

/** What a shape is known by. */
const aspectName: Record<CropAspect, string> = {
  free: 'Any',
  '16:9': 'YouTube',
  '9:16': 'Reels',
  '1:1': 'Square',
  '4:5': 'Post',
};

/** Where a shape is at home. */
const aspectUse: Record<CropAspect, string | undefined> = {
  free: undefined,
  '16:9': 'For YouTube, television and slides.',
  '9:16': 'For Reels, TikTok, Shorts and Stories.',
  '1:1': 'For posts and profile pictures.',
  '4:5': 'For the feed on Instagram and Facebook.',
};

const aspectOptions = cropAspects.map((aspect): SegmentedOption<CropAspect> => {
  const ratio = aspectRatio(aspect);
  return {
    value: aspect,
    text: aspect === 'free' ? 'Free' : aspect,
    subtext: aspectName[aspect],
    ornament: <AspectShape ratio={ratio} />,
  };
});

function AspectShape({ ratio }: { readonly ratio: number | null }): JSX.Element {
  const longSide = 16;
  const width = longSide * Math.min(1, ratio ?? 1.2);
  const height = longSide * Math.min(1, 1 / (ratio ?? 1.2));
  return (
    <span
      class={ratio === null ? 'aspect-shape aspect-free' : 'aspect-shape'}
      style={`width: ${width}px; height: ${height}px`}
      aria-hidden="true"
    />
  );
}

function CropTools({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const { draft, photo } = studio;
  const crop = draft.crop.value;
  const source = photo.photo.value;
  if (!crop || !source) return null;
  const ratio = lockedRatio(draft.draft.value);
  return (
    <div class="crop-tools" role="group" aria-label="Crop">
      <p class="crop-readout" data-testid="crop-readout">
        Crop {crop.width} × {crop.height} of {source.widthPixels} × {source.heightPixels}
      </p>
      <Button
        kind="quiet"
        icon="smaller"
        label="Smaller crop"
        onPress={() => draft.setCrop(scaleCrop(crop, source, 0.9, ratio))}
      />
      <Button
        kind="quiet"
        icon="larger"
        label="Larger crop"
        onPress={() => draft.setCrop(scaleCrop(crop, source, 1 / 0.9, ratio))}
      />
      <Button
        kind="quiet"
        icon="whole"
        label="Largest crop"
        onPress={() => draft.setCrop(fitCrop(source, ratio))}
      />
    </div>
  );
}

/** The named sizes, and once there is a photo its own. */
function sizeOptions({ draft }: Studio): SegmentedOption<SizeName | 'photo'>[] {
  const ratio = draft.ratio.value;
  const crop = draft.crop.value;
  const named = sizeNames.map((name) => ({
    value: name,
    text: name,
    subtext: sizeText(namedSize(ratio, name)),
  }));
  if (!crop) return named;
  const subtext = sizeText(photoSize(ratio, crop.width));
  return [...named, { value: 'photo', text: 'Original', subtext }];
}

function sizeText({ widthPixels, heightPixels }: PixelSize): string {
  return `${widthPixels} × ${heightPixels}`;
}

function sizeHint({ draft }: Studio): string {
  const { widthPixels, heightPixels } = draft.outputSize.value;
  const crop = draft.crop.value;
  const { size } = draft.draft.value;
  const exact = size.kind === 'exact' ? `${widthPixels} × ${heightPixels}, as asked. ` : '';
  if (!crop || crop.width >= widthPixels * 0.95) {
    return `${exact}Larger takes longer: twice the size, four times the pixels.`;
  }
  return `${exact}The crop has fewer pixels than the clip: it will look softer than at a smaller size.`;
}
