import { useEffect, useState } from 'preact/hooks';

/** What fills the screen: picture and bar. */
const SCREEN = '.screen';

/** Whether the browser lets a page fill the screen; an iPhone does not. */
export function canFillScreen(): boolean {
  return document.fullscreenEnabled && document.querySelector(SCREEN) !== null;
}

/** Fills the screen with what plays on the stage, or goes back. */
export async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  // Refused, the page stays as it is, which says enough.
  else
    await document
      .querySelector(SCREEN)
      ?.requestFullscreen()
      .catch(() => undefined);
}

/** Whether something fills the screen now. */
export function useFullScreen(): boolean {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const listeners = new AbortController();
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look, { signal: listeners.signal });
    return () => listeners.abort();
  }, []);
  return isFull;
}
