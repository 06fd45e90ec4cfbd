import { useEffect, useState } from 'preact/hooks';

/** Nothing new for so long is worth a word. */
const STANDSTILL_MS = 4000;

/** Whether an amount has not grown for a while; null is no amount. */
export function useStandstill(amount: number | null): boolean {
  const [still, setStill] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setStill(amount), STANDSTILL_MS);
    return () => clearTimeout(timer);
  }, [amount]);
  return amount !== null && still === amount;
}
