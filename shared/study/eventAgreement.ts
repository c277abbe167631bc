import type { SheetEvent } from '../api/sheets.ts';
import type { Span } from '../timeline/tracks.ts';
import { type Agreement, cohensKappa, confusionOf } from './agreement.ts';
import { type Scheme, unitsIn } from './scheme.ts';
import { ratio } from './sequence.ts';
import { spansOfUnits } from './unitSpans.ts';

/** An event as it is counted; the code is `null` when it was taken back. */
export type CountedEvent = Pick<SheetEvent, 'code' | 'fromMs' | 'toMs'>;

/** Two moments of two coders are the same one when they are no farther apart than this, in ms. */
export const POINT_WITHIN_MS = 1_000;

/** How two coders compare in a code that is a moment. */
export type PointAgreement = {
  /** How many each of them wrote. */
  readonly counts: readonly [number, number];
  /** How many of the one are within a second of one of the other. */
  readonly matched: number;
  /** 2 · matched / all, 0–1 (Dice); `null` when neither wrote any. */
  readonly share: number | null;
};

/** How two coders compare in one code. */
export type EventCodeAgreement = {
  readonly key: string;
  /** Of a state: κ over the steps of the take, whether it holds or not. */
  readonly state: Agreement | null;
  /** Of a moment. κ has no place here: there is no count of moments at which nothing was. */
  readonly point: PointAgreement | null;
  /** Where they differ. */
  readonly differ: readonly Span[];
};

/** How two coders compare in an exclusive group of states: κ over its codes and none of them. */
export type EventGroupAgreement = { readonly label: Scheme['label']; readonly agreement: Agreement };

type Compared = { readonly scheme: Scheme; readonly lengthMs: number };
type Coders = readonly [readonly CountedEvent[], readonly CountedEvent[]];

/**
 * Compares two coders of events. States by time units (Bakeman & Quera 2011): in each step of `scheme.intervalS` whichever
 * holds at its middle. Moments by pairs within a second, each used once.
 */
export function compareEvents(
  { scheme, lengthMs }: Compared,
  coders: Coders,
): { readonly perCode: readonly EventCodeAgreement[]; readonly groups: readonly EventGroupAgreement[] } {
  const perCode = scheme.codes.map(({ key, lasts }) =>
    lasts === 'state' ? stateOf({ scheme, lengthMs }, coders, key) : pointOf(coders, key),
  );
  return { perCode, groups: groupsOf({ scheme, lengthMs }, coders) };
}

/** The stretches of a code: of a state that was not ended to the end of the take, of a moment without length. */
export function spansOf(events: readonly CountedEvent[], { scheme, lengthMs }: Compared, key: string): Span[] {
  const isState = scheme.codes.some((code) => code.key === key && code.lasts === 'state');
  return events
    .filter(({ code }) => code === key)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs: isState ? (toMs ?? lengthMs) : fromMs }))
    .sort((a, b) => a.fromMs - b.fromMs);
}

function stateOf(of: Compared, [one, other]: Coders, key: string): EventCodeAgreement {
  const [a, b] = [holdsIn(one, of, key), holdsIn(other, of, key)];
  const differ = a.flatMap((holds, step) => (holds === b[step] ? [] : [step]));
  return {
    key,
    state: cohensKappa(confusionOf(a, b, [true, false])),
    point: null,
    differ: spansOfUnits(differ, of.scheme.intervalS),
  };
}

/** In each step of the take whether the state holds at its middle. */
function holdsIn(events: readonly CountedEvent[], of: Compared, key: string): boolean[] {
  const stepMs = of.scheme.intervalS * 1_000;
  const steps = Array.from({ length: unitsIn(of.lengthMs, of.scheme.intervalS) }, () => false);
  for (const { fromMs, toMs } of spansOf(events, of, key)) {
    const first = Math.max(0, Math.ceil(fromMs / stepMs - 0.5));
    const last = Math.ceil(toMs / stepMs - 0.5);
    for (let step = first; step < last && step < steps.length; step += 1) steps[step] = true;
  }
  return steps;
}

function pointOf([one, other]: Coders, key: string): EventCodeAgreement {
  const [a, b] = [momentsOf(one, key), momentsOf(other, key)];
  const { matched, alone } = pairs(a, b);
  return {
    key,
    state: null,
    point: { counts: [a.length, b.length], matched, share: ratio(2 * matched, a.length + b.length) },
    differ: alone.map((atMs) => ({ fromMs: atMs, toMs: atMs })),
  };
}

const momentsOf = (events: readonly CountedEvent[], key: string): number[] =>
  events
    .filter(({ code }) => code === key)
    .map(({ fromMs }) => fromMs)
    .sort((a, b) => a - b);

/** Pairs moments in their order: the earliest that fits is the best one, since a later one fits all that come after as well. */
function pairs(one: readonly number[], other: readonly number[]) {
  const alone: number[] = [];
  let [i, j, matched] = [0, 0, 0];
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY];
    if (Math.abs(a - b) <= POINT_WITHIN_MS) {
      matched += 1;
      i += 1;
      j += 1;
    } else if (a < b) {
      alone.push(a);
      i += 1;
    } else {
      alone.push(b);
      j += 1;
    }
  }
  return { matched, alone };
}

function groupsOf(of: Compared, [one, other]: Coders): EventGroupAgreement[] {
  const exclusive = of.scheme.codes.filter((code) => code.exclusive && code.lasts === 'state' && code.group !== null);
  const names = [...new Set(exclusive.map(({ group }) => group?.['zh-CN']))];
  return names.flatMap((name) => {
    const members = exclusive.filter(({ group }) => group?.['zh-CN'] === name);
    const label = members[0]?.group;
    if (!label || members.length < 2) return [];
    const keys = members.map(({ key }) => key);
    const [a, b] = [one, other].map((events) => whichHolds(events, of, keys));
    return a && b ? [{ label, agreement: cohensKappa(confusionOf(a, b, [...keys, ''])) }] : [];
  });
}

/** In each step which of these holds; an empty word where none does. */
function whichHolds(events: readonly CountedEvent[], of: Compared, keys: readonly string[]): string[] {
  const holds = keys.map((key) => ({ key, steps: holdsIn(events, of, key) }));
  return Array.from(
    { length: unitsIn(of.lengthMs, of.scheme.intervalS) },
    (_, step) => holds.find(({ steps }) => steps[step])?.key ?? '',
  );
}
