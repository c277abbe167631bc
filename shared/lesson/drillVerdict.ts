import type { DrillFault, DrillMeasure } from './drillState.ts';

/** What a fault may take at most, in ms; `null`: nothing is aimed at. */
export type DrillAim = {
  readonly pictureMs: number | null;
  readonly soundMs: number | null;
  readonly lineMs: number | null;
  readonly recordingMs: number | null;
};

/** Browsers are looked at each 100 ms, and quiet sound comes each 400 ms: what is shorter is no interruption, in ms. */
const UNNOTICED_MS = 500;

/** What a promise says of any single process: media is back within this, in ms. */
const BACK_MS = 6_000;

const aim = (given: Partial<DrillAim>): DrillAim => ({
  ...{ pictureMs: UNNOTICED_MS, soundMs: UNNOTICED_MS, lineMs: 2_500, recordingMs: null },
  ...given,
});

/** The aims of each fault. A worker that hangs is found out within 6 s, and from then on it is as one that ended. */
export const DRILL_AIMS: Readonly<Record<DrillFault, DrillAim>> = {
  'worker-kill': aim({ pictureMs: 3_000, soundMs: 2_000 }),
  'worker-hang': aim({ pictureMs: 9_000, soundMs: 8_000 }),
  'recorder-kill': aim({ recordingMs: 2_000 }),
  'signal-drop': aim({}),
  'media-drop': aim({ pictureMs: BACK_MS, soundMs: BACK_MS }),
  'force-tcp': aim({ pictureMs: BACK_MS, soundMs: BACK_MS }),
  bandwidth: aim({ pictureMs: 3_000 }),
  'clock-offset': aim({}),
};

/** Whether a figure keeps its aim; `undefined`: there is no figure, or nothing is aimed at. */
export function keepsAim(figureMs: number | null, aimMs: number | null): boolean | undefined {
  return figureMs === null || aimMs === null ? undefined : figureMs <= aimMs;
}

/** Whether a seat came through a fault as it should: every figure within its aim, all of it back, and as before. */
export function isMet(fault: DrillFault, measured: DrillMeasure, asBefore: boolean): boolean {
  const { pictureMs, soundMs, lineMs } = DRILL_AIMS[fault];
  const figures = [
    keepsAim(measured.pictureMs, pictureMs),
    keepsAim(measured.soundMs, soundMs),
    keepsAim(measured.lineMs, lineMs),
  ];
  return measured.isBack && asBefore && !figures.includes(false);
}
