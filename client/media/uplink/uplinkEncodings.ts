import type { UplinkRung } from '../../../shared/lesson/uplinkState.ts';
import type { StreamKind } from '../../../shared/vocabulary/index.ts';
import { type SoundCoding, videoEncodings } from '../encodings.ts';

/** What one layer of a picture may take. A layer that may take nothing is `null`. */
type LayerLimit = { readonly maxBitrate: number; readonly maxFramerate: number | undefined } | null;

/** The smallest size with few frames: enough to see who is there. */
const FEW_FRAMES = { maxBitrate: 60_000, maxFramerate: 6 };

/** What each layer of a picture may take at a rung, the smallest first. */
export function layersAt(rung: UplinkRung, kind: StreamKind, heightPx: number): LayerLimit[] {
  const layers = videoEncodings(kind, heightPx);
  const top = rung === 0 ? layers.length : rung === 1 ? layers.length - 1 : rung <= 3 ? 1 : 0;
  return layers.map(({ maxBitrate = 0, maxFramerate }, index) => {
    if (index >= top) return null;
    return rung === 3 ? FEW_FRAMES : { maxBitrate, maxFramerate };
  });
}

/** What a picture may take altogether at a rung, in bit/s. */
export const pictureBpsAt = (rung: UplinkRung, kind: StreamKind, heightPx: number): number =>
  layersAt(rung, kind, heightPx).reduce((sum, layer) => sum + (layer?.maxBitrate ?? 0), 0);

/** Sound at each rung, in bit/s; music as long as it is coded as such, and then as speech. */
const SOUND_BPS: Readonly<Record<SoundCoding, readonly (number | undefined)[]>> = {
  speech: [undefined, 32_000, 24_000, 16_000, 16_000, 16_000],
  music: [undefined, 96_000, 64_000, 32_000, 32_000, 32_000],
  thin: [],
};

/** What sound may take at a rung, in bit/s; `undefined`: as much as it is coded for. */
export const soundBpsAt = (rung: UplinkRung, coding: SoundCoding): number | undefined => SOUND_BPS[coding][rung];

/** How sound is coded at a rung: music gives way to speech before it breaks, and all to thin sound at last. */
export function codingAt(rung: UplinkRung, coding: SoundCoding): SoundCoding {
  if (rung === 5) return 'thin';
  return coding === 'music' && rung >= 3 ? 'speech' : coding;
}

/** Of what is sent beside one another, what matters less stands lower as soon as the line is short. */
export function rungOf(
  rung: UplinkRung,
  { kind, isWatched }: { readonly kind: StreamKind; readonly isWatched: boolean },
): UplinkRung {
  if (rung === 0 || rung >= 4 || isWatched) return rung;
  return kind === 'teacher-camera' ? lower(rung, 3) : lower(rung, 4);
}

function lower(rung: UplinkRung, most: 3 | 4): UplinkRung {
  if (rung === 1) return 2;
  if (rung === 2) return 3;
  return most;
}
