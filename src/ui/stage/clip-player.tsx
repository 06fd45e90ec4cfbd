import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { isAnimatedPicture } from '../../contract/clip-container';
import type { FinishedClip } from '../../app/job/job';
import type { StageState } from '../../app/stage-state';
import type { ClipSettings } from '../../contract/clip';
import { Button } from '../controls/button';
import { Icon } from '../icons/icon';
import './clip-player.css';
import { MovingPicture } from './moving-picture';
import { PlayerBar } from './player-bar';
import { PrintRoom } from './print-room';
import { createVideoPlayback, type VideoPlayback } from './video-playback';

export interface ClipPlayerProps {
  readonly finished: FinishedClip;
  readonly stage: StageState;
}

/** The clip, playing in a loop; it waits to be started where reduced motion is asked for. */
export function ClipPlayer({ finished, stage }: ClipPlayerProps): JSX.Element {
  return isAnimatedPicture(finished.clip.record.settings.container) ? (
    <PicturePlayer finished={finished} />
  ) : (
    <VideoPlayer finished={finished} stage={stage} />
  );
}

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function titleOf({ prompt }: ClipSettings): string {
  return prompt ? `Clip: ${prompt}` : 'Clip';
}

/** A GIF or a WebP plays by itself: browsers have no handle to it. */
function PicturePlayer({ finished }: Pick<ClipPlayerProps, 'finished'>): JSX.Element {
  const { widthPixels, heightPixels, record } = finished.clip;
  return (
    <PrintRoom widthPixels={widthPixels} heightPixels={heightPixels}>
      <MovingPicture url={finished.url} title={titleOf(record.settings)} isStill={isCalm()} />
    </PrintRoom>
  );
}

function VideoPlayer({ finished, stage }: ClipPlayerProps): JSX.Element {
  const { widthPixels, heightPixels, frameCount, record } = finished.clip;
  const { framesPerSecond } = record.settings;
  const videoRef = useRef<HTMLVideoElement>(null);
  const playback = useMemo(
    () => createVideoPlayback({ count: frameCount, perSecond: framesPerSecond }),
    [frameCount, framesPerSecond],
  );
  useEffect(() => {
    const video = videoRef.current;
    return video ? playback.attach(video) : undefined;
  }, [playback]);
  useEffect(() => stage.mount(playback), [stage, playback]);
  const speed = playback.speed.value;
  useEffect(() => {
    if (videoRef.current) videoRef.current.playbackRate = speed;
  }, [speed]);

  return (
    <div class="screen">
      <PrintRoom widthPixels={widthPixels} heightPixels={heightPixels} stage={stage}>
        <video
          class="print-picture"
          ref={videoRef}
          src={finished.url}
          aria-label={titleOf(record.settings)}
          data-testid="clip"
          loop={playback.isLooping.value}
          muted
          playsInline
          autoPlay={!isCalm()}
          onClick={() => {
            // A larger one is pulled about.
            if (stage.zoom.peek() === null) playback.toggle();
          }}
        />
        {playback.hasFailed.value && <Unplayable />}
      </PrintRoom>
      <PlayerBar playback={playback} stage={stage}>
        <ClipButtons playback={playback} />
      </PlayerBar>
    </div>
  );
}

const SPEEDS = [0.25, 0.5, 0.75, 1] as const;

function ClipButtons({ playback }: { readonly playback: VideoPlayback }): JSX.Element {
  const { isLooping, speed } = playback;
  return (
    <>
      <select
        class="text-input clip-speed"
        aria-label="Speed"
        value={speed.value}
        onChange={(event) => {
          speed.value = Number(event.currentTarget.value);
        }}
      >
        {SPEEDS.map((factor) => (
          <option key={factor} value={factor}>
            {factor} ×
          </option>
        ))}
      </select>
      <Button
        kind="quiet"
        icon="loop"
        label="Loop"
        isPressed={isLooping.value}
        onPress={() => {
          isLooping.value = !isLooping.peek();
        }}
      />
    </>
  );
}

function Unplayable(): JSX.Element {
  return (
    <p class="notice clip-unplayable" role="alert">
      <Icon name="alert" />
      <span>
        This browser does not play its own clip. It is whole: download it, or choose H.264 as the
        codec and make it again.
      </span>
    </p>
  );
}
