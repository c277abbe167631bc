import type { Synthetic } from './life/OwnDevices.ts';

/** What the address asks for: `?camera=synthetic&tone=880` tries the display out without devices. */
export function readSynthetic(search: string): Synthetic | null {
  const asked = new URLSearchParams(search);
  if (asked.get('camera') !== 'synthetic') return null;
  const toneHz = Number(asked.get('tone') ?? Number.NaN);
  return { toneHz: toneHz >= 20 && toneHz <= 20_000 ? toneHz : 440 };
}
