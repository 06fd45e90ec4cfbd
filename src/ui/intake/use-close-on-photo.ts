import { useEffect, useRef } from 'preact/hooks';
import type { PhotoState } from '../../app/photo-state';

/**
 * Closes a dialogue when another photo comes onto the stage behind it, or one that cannot be
 * opened is told of there: what is opened, dropped or pasted is to be seen.
 */
export function useCloseOnPhoto({ photo, failure }: PhotoState, close: () => void): void {
  const [shown, problem] = [photo.value, failure.value];
  const firstRef = useRef({ shown, problem });
  useEffect(() => {
    const { current: first } = firstRef;
    if (shown !== first.shown || (problem && problem !== first.problem)) close();
  }, [shown, problem]);
}
