import { MAX_SERIES, type Scheme, unitsIn } from '../../scheme.ts';
import type { CodedSpan } from '../codings.ts';
import type { EafAnnotation, EafDocument, EafTier } from './EafDocument.ts';
import { vocabularyId } from './eafOf.ts';

/**
 * Why an annotation is no code of a sheet: its ends are not those of intervals (`off-grid`), its value is not in the
 * scheme (`unknown-code`), another code holds then already (`two-codes`), the series of an interval bears no more
 * (`too-many`), or it goes beyond the take (`outside`).
 */
export type Misfit = {
  readonly tierId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: string;
  readonly why: 'off-grid' | 'unknown-code' | 'two-codes' | 'too-many' | 'outside';
};

/** What one annotator coded in a document. */
export type CodedSheet = {
  readonly coder: string;
  readonly tierIds: readonly string[];
  /** Codes of each interval, in order, each once. */
  readonly units: readonly { readonly unit: number; readonly codes: readonly string[] }[];
  /** Of a scheme of events each of them, in the order of time, each once; in whole ms. */
  readonly events: readonly CodedSpan[];
  readonly misfits: readonly Misfit[];
};

/** An end that lies no further from that of an interval is meant to be there, in ms: one picture of 25 a second. */
const NEAR_MS = 40;

/**
 * Reads sheets of a scheme out of an ELAN document: the tiers whose vocabulary is that of the scheme, those of one
 * annotator together. An annotation over several intervals is a code in each; in a series it is one in each interval that
 * it touches, in the order of time; of a scheme of events it is an event, of which a moment begins where it begins.
 * Nothing is guessed: what does not fit is in `misfits`, and tiers of other vocabularies are left alone.
 */
export function codedIn({ tiers }: EafDocument, scheme: Scheme, lengthMs: number): CodedSheet[] {
  const own = tiers.filter((tier) => tier.vocabularyId === vocabularyId(scheme));
  const coders = [...new Set(own.map(({ annotator }) => annotator))];
  return coders.map((coder) =>
    sheetOf(
      coder,
      own.filter(({ annotator }) => annotator === coder),
      { scheme, lengthMs },
    ),
  );
}

/** What annotations are put into. */
type Take = { readonly scheme: Scheme; readonly lengthMs: number };
type Written = { readonly codes: Map<number, string[]>; readonly events: CodedSpan[]; reached: CodedSpan | null };

function sheetOf(coder: string, tiers: readonly EafTier[], take: Take): CodedSheet {
  const written: Written = { codes: new Map(), events: [], reached: null };
  const misfits: Misfit[] = [];
  const all = tiers.flatMap(({ id: tierId, annotations }) => annotations.map((each) => ({ ...each, tierId })));
  for (const annotation of inOrder(all, take.scheme)) {
    const { tierId, fromMs, toMs, value } = annotation;
    const code = codeOf(annotation, take.scheme);
    const why = code === undefined ? 'unknown-code' : putterOf(take.scheme)({ code, fromMs, toMs }, written, take);
    if (why) misfits.push({ tierId, fromMs, toMs, value, why });
  }
  const units = [...written.codes].sort(([a], [b]) => a - b).map(([unit, codes]) => ({ unit, codes }));
  return { coder, tierIds: tiers.map(({ id }) => id), units, events: written.events, misfits };
}

/** Where several codes of an interval have an order, and events have theirs, it is that of time and not that of tiers. */
function inOrder<Of extends EafAnnotation>(all: readonly Of[], { unit, choice }: Scheme): readonly Of[] {
  return unit === 'event' || choice === 'series' ? [...all].sort((a, b) => a.fromMs - b.fromMs) : all;
}

/** Writes one annotation where it belongs, or says why it fits nowhere. */
type Put = (span: Stretch, written: Written, take: Take) => Misfit['why'] | null;
type Stretch = CodedSpan & { readonly toMs: number };

function putterOf({ unit, choice }: Scheme): Put {
  if (unit === 'event') return putEvent;
  return choice === 'series' ? putSeries : putWhole;
}

const putEvent: Put = ({ code, fromMs, toMs }, { events }, { scheme, lengthMs }) => {
  const isState = scheme.codes.some(({ key, lasts }) => key === code && lasts === 'state');
  if (fromMs > lengthMs || (isState && toMs > lengthMs + NEAR_MS)) return 'outside';
  const event = { code, fromMs, toMs: isState ? Math.min(toMs, Math.floor(lengthMs)) : null };
  const isThere = events.some((each) => each.code === code && each.fromMs === fromMs && each.toMs === event.toMs);
  if (!isThere) events.push(event);
  return null;
};

const putSeries: Put = (span, written, { scheme, lengthMs }) => {
  const { code, fromMs, toMs } = span;
  const { reached } = written;
  if (reached && reached.code !== code && fromMs < (reached.toMs ?? 0) - NEAR_MS) return 'two-codes';
  const intervalMs = scheme.intervalS * 1_000;
  const first = Math.floor((fromMs + NEAR_MS) / intervalMs);
  const end = Math.ceil((toMs - NEAR_MS) / intervalMs);
  if (end <= first || toMs - fromMs <= NEAR_MS) return 'off-grid';
  if (end > unitsIn(lengthMs, scheme.intervalS)) return 'outside';
  const touched = Array.from({ length: end - first }, (_, index) => first + index);
  const before = (unit: number): readonly string[] => written.codes.get(unit) ?? [];
  // What goes on is one code and not two.
  const changed = touched.filter((unit) => before(unit).at(-1) !== code);
  if (changed.some((unit) => before(unit).length >= MAX_SERIES)) return 'too-many';
  for (const unit of changed) written.codes.set(unit, [...before(unit), code]);
  if (toMs > (reached?.toMs ?? 0)) written.reached = span;
  return null;
};

const putWhole: Put = ({ code, fromMs, toMs }, { codes }, { scheme, lengthMs }) => {
  const intervalMs = scheme.intervalS * 1_000;
  const [first, end] = [Math.round(fromMs / intervalMs), Math.round(toMs / intervalMs)];
  const isNear = (atMs: number, unit: number): boolean => Math.abs(atMs - unit * intervalMs) <= NEAR_MS;
  if (end <= first || !isNear(fromMs, first) || !isNear(toMs, end)) return 'off-grid';
  if (end > unitsIn(lengthMs, scheme.intervalS)) return 'outside';
  const covered = Array.from({ length: end - first }, (_, index) => first + index);
  const isTaken = (unit: number): boolean => (codes.get(unit) ?? []).some((other) => other !== code);
  if (scheme.choice === 'one' && covered.some(isTaken)) return 'two-codes';
  for (const unit of covered) {
    const own = codes.get(unit) ?? [];
    if (!own.includes(code)) codes.set(unit, [...own, code]);
  }
  return null;
};

/** By the entry that it points to and its words, which must agree; without an entry by its words alone. */
function codeOf({ entryId, value }: EafAnnotation, { codes }: Scheme): string | undefined {
  const text = value.trim();
  const isSo = ({ key, label }: Scheme['codes'][number]): boolean =>
    [key, `${key} ${label['zh-CN']}`, `${key} ${label.en}`].includes(text);
  return codes.find((code) => isSo(code) && (entryId === null || entryId === code.key))?.key;
}
