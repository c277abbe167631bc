import type { InkPoint } from '../../../shared/lesson/inkPoints.ts';

/** A point that a pen has measured, and which stroke it belongs to, counted from 1. */
export type Written = { readonly atMs: number; readonly stroke: number; readonly point: InkPoint };

/** How often the pen measures where it is, in ms: a common tablet's 125 times a second. */
const MEASURED_EVERY_MS = 8;

/** How fast the pen goes on the sheet, in its units a second: about two thirds of a character. */
const UNITS_PER_SECOND = 3_000;

/** How long the pen is off the sheet, in ms. */
const BETWEEN_STROKES_MS = 90;
const BETWEEN_CHARACTERS_MS = 250;

const STROKES_PER_CHARACTER = 8;

/** The side of a character and the room for it, in sheet units; rows and columns of a board. */
const SIDE_UNITS = 800;
const CELL_UNITS = 900;
const COLUMNS = 18;
const ROWS = 10;

/** How far a hand is from where it means to be, in sheet units. */
const TREMOR_UNITS = 4;

/** Of a character's side: where a stroke goes from its beginning, by way of a place to which it bends. */
const SHAPES = [
  { name: '横', by: [0.35, -0.02], to: [0.7, -0.05] },
  { name: '竖', by: [0.01, 0.35], to: [0, 0.75] },
  { name: '撇', by: [-0.1, 0.35], to: [-0.4, 0.6] },
  { name: '捺', by: [0.15, 0.35], to: [0.5, 0.55] },
  { name: '点', by: [0.05, 0.04], to: [0.1, 0.12] },
  { name: '折', by: [0.6, -0.08], to: [0.45, 0.55] },
] as const;

/**
 * Writes Chinese characters on a board as a teacher does who does not stop: about 26 a minute, the pen on the sheet
 * three fifths of the time. Without end, and the same each time for the same `seed`.
 */
export function* handwriting(seed: number): Generator<Written> {
  const random = randomFrom(seed);
  let [atMs, stroke] = [0, 0];
  for (let character = 0; ; character += 1) {
    const left = (character % COLUMNS) * CELL_UNITS;
    const top = (Math.floor(character / COLUMNS) % ROWS) * CELL_UNITS;
    for (let n = 0; n < STROKES_PER_CHARACTER; n += 1) {
      stroke += 1;
      for (const point of strokePoints({ left, top }, random)) {
        yield { atMs, stroke, point };
        atMs += MEASURED_EVERY_MS;
      }
      atMs += BETWEEN_STROKES_MS;
    }
    atMs += BETWEEN_CHARACTERS_MS;
  }
}

/** One stroke somewhere in a cell: bent, pressed harder in its middle than at its ends, and not quite steady. */
function strokePoints(cell: { readonly left: number; readonly top: number }, random: () => number): InkPoint[] {
  const { by, to } = SHAPES[Math.floor(random() * SHAPES.length)] ?? SHAPES[0];
  const size = SIDE_UNITS * (0.7 + 0.5 * random());
  const [x, y] = [cell.left + SIDE_UNITS * (0.1 + 0.5 * random()), cell.top + SIDE_UNITS * (0.1 + 0.4 * random())];
  const lengthUnits = size * (Math.hypot(by[0], by[1]) + Math.hypot(to[0] - by[0], to[1] - by[1]));
  const count = Math.max(4, Math.round(((lengthUnits / UNITS_PER_SECOND) * 1_000) / MEASURED_EVERY_MS));
  const firmness = 130 + 60 * random();
  const tremor = () => (random() - 0.5) * 2 * TREMOR_UNITS;
  return Array.from({ length: count }, (_, n) => {
    const share = n / (count - 1);
    return {
      x: onSheet(x + size * bent(by[0], to[0], share) + tremor()),
      y: onSheet(y + size * bent(by[1], to[1], share) + tremor()),
      pressure: Math.round(firmness * Math.min(1, 0.35 + 4 * share, 0.25 + 3 * (1 - share)) + 6 * random()),
    };
  });
}

const onSheet = (units: number): number => Math.max(0, Math.round(units));

/** A quadratic curve from 0 that passes through `by` half-way. */
function bent(by: number, to: number, share: number): number {
  const pull = 2 * by - to / 2;
  return 2 * (1 - share) * share * pull + share * share * to;
}

/** Numbers from 0 to below 1 that look random and are the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
