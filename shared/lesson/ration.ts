import type { Rung } from './rungState.ts';

/** A picture that a seat draws, as far as its share of the line goes by it. */
export type DrawnPicture = {
  /** Height in which it is drawn, in device pixels; above 0. */
  readonly heightPx: number;
  /** The smallest layer that covers this height, 0 the smallest there is. */
  readonly wantedLayer: number;
};

/** What is sent of a picture: a layer, and whether with all its frames; `null`: nothing. */
export type Ration = { readonly layer: number; readonly fewFrames: boolean } | null;

/** A picture at least this high beside the largest one is a large one too: four of equal size are. */
const LARGE_RATIO = 0.75;

/** What is sent of each picture on a rung, in their order: what is small gives way before what is large. */
export function rationOf(rung: Rung, pictures: readonly DrawnPicture[]): Ration[] {
  const largestPx = Math.max(0, ...pictures.map(({ heightPx }) => heightPx));
  return pictures.map(({ heightPx, wantedLayer }) =>
    heightPx >= largestPx * LARGE_RATIO ? largeAt(rung, wantedLayer) : smallAt(rung, wantedLayer),
  );
}

function largeAt(rung: Rung, wantedLayer: number): Ration {
  if (rung <= 2) return { layer: wantedLayer, fewFrames: false };
  if (rung === 3) return { layer: Math.max(0, wantedLayer - 1), fewFrames: false };
  // How many frames there is room for the engine finds out for itself.
  return rung === 4 ? { layer: 0, fewFrames: false } : null;
}

function smallAt(rung: Rung, wantedLayer: number): Ration {
  if (rung === 0) return { layer: wantedLayer, fewFrames: false };
  return rung === 1 ? { layer: 0, fewFrames: true } : null;
}

/** What each layer of a picture takes now, in bit/s, the smallest first: with all its frames, and with few of them. */
export type LayerBps = readonly { readonly all: number; readonly few: number }[];

/**
 * What all pictures take on a rung at least, in bit/s: on the lowest with pictures few frames are enough. A layer of which
 * nothing is known takes what the one below it takes.
 */
export function costBps(rung: Rung, pictures: readonly (DrawnPicture & { readonly layers: LayerBps })[]): number {
  const rations = rationOf(rung, pictures);
  return pictures.reduce((sum, { layers }, index) => {
    const ration = rations[index];
    const layer = ration && layers.slice(0, ration.layer + 1).findLast(({ all }) => all > 0);
    return sum + (layer ? (ration?.fewFrames || rung === 4 ? layer.few : layer.all) : 0);
  }, 0);
}
