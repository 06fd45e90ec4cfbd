import { useEffect, useState } from 'preact/hooks';

/** Long enough for a strip to be seen whole. */
const TURN_MS = 1900;

/** Whose turn it is of so many, one after the other; null while it is nobody's. */
export function useTurns(count: number, isOn: boolean): number | null {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [isOn]);
  return isOn && count > 0 ? turn % count : null;
}
