/** What a window has seen and heard of the teacher so far. */
export type Received = {
  /** When this was read, in ms of the window's own clock. */
  atMs: number;
  frames: number;
  /** How long the picture has stood still altogether, in ms. */
  stillMs: number;
  /** The longest time without a frame since this was last read, in ms. */
  longestStillMs: number;
  /** Of sound: samples played, and how many of them were made up for what did not come. */
  samples: number;
  concealed: number;
  bytes: number;
  /** Height of the picture as it comes now. */
  heightPx: number;
  /** How often the picture has come in another size than before. */
  sizeChanges: number;
  /** From taking the seat to the first frame, in ms; 0: none has come yet. */
  firstFrameMs: number;
};

/** What was seen and heard between two readings. */
export const between = (before: Received, after: Received) => {
  const ms = Math.max(1, after.atMs - before.atMs);
  return {
    freezePct: (100 * (after.stillMs - before.stillMs)) / ms,
    concealedPct: (100 * (after.concealed - before.concealed)) / Math.max(1, after.samples - before.samples),
    fps: (1_000 * (after.frames - before.frames)) / ms,
    kbps: (8 * (after.bytes - before.bytes)) / ms,
    longestStillMs: after.longestStillMs,
    heightPx: after.heightPx,
    layerChangesPerMin: (60_000 * (after.sizeChanges - before.sizeChanges)) / ms,
  };
};
