import { POINT_WITHIN_MS } from '../../eventAgreement.ts';
import type { CodedSpan } from '../codings.ts';

/** An event that is on a sheet; a state that goes on has no end. */
type Written = { readonly eventId: string; readonly code: string | null } & Pick<CodedSpan, 'fromMs' | 'toMs'>;

/** What a file changes on a sheet of events. */
export type EventChanges = {
  /** Those that the sheet has not. */
  readonly added: readonly CodedSpan[];
  /** Those that it has elsewhere: the same code within a second of it, or at the same time as it. */
  readonly moved: readonly { readonly eventId: string; readonly to: CodedSpan }[];
};

/**
 * Compares the events of a file with those of a sheet. What is there already changes nothing, and what the file has not
 * stays. Each event of the sheet is moved once at most, in the order of time.
 *
 * @param lengthMs - Where a state ends that was never ended.
 */
export function eventChanges(found: readonly CodedSpan[], there: readonly Written[], lengthMs: number): EventChanges {
  const states = new Set(found.flatMap(({ code, toMs }) => (toMs === null ? [] : [code])));
  const left = there
    .filter(({ code }) => code !== null)
    .map((event) => ({ ...event, toMs: states.has(event.code ?? '') ? (event.toMs ?? Math.floor(lengthMs)) : null }));
  const take = (is: (event: (typeof left)[number]) => boolean) => {
    const at = left.findIndex(is);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const other = found.filter((span) => !take((event) => isSame(event, span)));
  const added: CodedSpan[] = [];
  const moved: { eventId: string; to: CodedSpan }[] = [];
  for (const to of other) {
    const event = take((each) => each.code === to.code && isNear(each, to));
    if (event) moved.push({ eventId: event.eventId, to });
    else added.push(to);
  }
  return { added, moved };
}

const isSame = (one: Omit<Written, 'eventId'>, other: CodedSpan): boolean =>
  one.code === other.code && one.fromMs === other.fromMs && one.toMs === other.toMs;

function isNear(one: Omit<Written, 'eventId'>, other: CodedSpan): boolean {
  if (Math.abs(one.fromMs - other.fromMs) <= POINT_WITHIN_MS) return true;
  return one.toMs !== null && other.toMs !== null && one.fromMs < other.toMs && other.fromMs < one.toMs;
}
