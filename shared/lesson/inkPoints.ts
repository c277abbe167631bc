import { z } from 'zod';

/** The width of a sheet in its own units; heights are in the same ones, so that a circle is round on any screen. */
export const SHEET_UNITS = 16_384;

/** One point of a stroke, from the upper left corner of the sheet, in its units. */
export type InkPoint = {
  readonly x: number;
  readonly y: number;
  /** How hard was pressed: 0–255. Mouse and finger: `STEADY_PRESSURE`. */
  readonly pressure: number;
};

/** The pressure of what cannot tell it. */
export const STEADY_PRESSURE = 128;

/** From where the first point of a stroke is counted. */
export const NO_POINT: InkPoint = { x: 0, y: 0, pressure: 0 };

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Five bits a digit; the sixth says that more follow. */
const MORE = 32;
const VALUE_OF: ReadonlyMap<string, number> = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** A stroke longer than this is drawn as two, in digits. */
export const MAX_STROKE_DIGITS = 8_192;

/**
 * Points as they travel and are kept: of each the steps in x, y and pressure from the one before, each step a few
 * digits. What comes later is simply put behind what there is.
 */
export const InkPoints = z
  .string()
  .max(MAX_STROKE_DIGITS)
  .regex(/^(?:(?:[g-z0-9+/]{0,3}[A-Za-f]){3})+$/);

/** Writes a point as its steps from the one before. */
export function encodePoint(point: InkPoint, before: InkPoint): string {
  return encodeStep(point.x - before.x) + encodeStep(point.y - before.y) + encodeStep(point.pressure - before.pressure);
}

/** Reads a stroke's points from its first on. */
export function decodePoints(digits: string): InkPoint[] {
  const points: InkPoint[] = [];
  let [x, y, pressure] = [0, 0, 0];
  const steps = decodeSteps(digits);
  for (let at = 0; at + 2 < steps.length; at += 3) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    pressure += steps[at + 2] ?? 0;
    points.push({ x, y, pressure });
  }
  return points;
}

function encodeStep(step: number): string {
  // The sign goes last, so that small steps to either side are short.
  let rest = step < 0 ? -step * 2 + 1 : step * 2;
  let digits = '';
  do {
    digits += DIGITS[(rest & (MORE - 1)) | (rest >= MORE ? MORE : 0)];
    rest >>= 5;
  } while (rest > 0);
  return digits;
}

function decodeSteps(digits: string): number[] {
  const steps: number[] = [];
  let [read, shift] = [0, 0];
  for (const digit of digits) {
    const value = VALUE_OF.get(digit) ?? 0;
    read |= (value & (MORE - 1)) << shift;
    shift += 5;
    if (value >= MORE) continue;
    steps.push(read & 1 ? -(read >> 1) : read >> 1);
    [read, shift] = [0, 0];
  }
  return steps;
}
