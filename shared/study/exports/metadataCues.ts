import type { DataCue } from '../../timeline/webVtt.ts';
import type { Scheme } from '../scheme.ts';
import type { LessonRecord, RecordedSheet } from './record.ts';

/** A moment is shown for so long, in ms: a cue has a length. */
const MOMENT_MS = 500;

/**
 * All that has a time in a record as cues of a WebVTT metadata track: what happened, marks, the codes of each coder and
 * those that were agreed on, each with its data as in the JSON file.
 */
export function metadataCues({ events, marks, study }: LessonRecord): DataCue[] {
  return [
    ...events.map(({ fromMs, toMs, ...data }) => ({ fromMs, toMs: atLeast(fromMs, toMs), data })),
    ...marks.map(({ fromMs, toMs, markId, byName, text, tags }) => ({
      ...{ fromMs, toMs: atLeast(fromMs, toMs), data: { kind: 'mark', markId, byName, text, tags } },
    })),
    ...(study?.schemes ?? []).flatMap((scheme) => [
      ...(study?.sheets ?? []).filter(isOf(scheme)).flatMap((sheet) => codeCues(sheet, scheme)),
      ...(study?.agreed ?? []).filter(isOf(scheme)).flatMap(({ units }) => unitCues(units, scheme, { kind: 'agreed' })),
    ]),
  ];
}

const isOf =
  ({ key }: Scheme) =>
  ({ scheme }: { readonly scheme: string }): boolean =>
    scheme === key;

function codeCues({ coder, units, events }: RecordedSheet, scheme: Scheme): DataCue[] {
  const moments = events.map(({ code, fromMs, toMs }) => ({
    ...{ fromMs, toMs: atLeast(fromMs, toMs), data: { kind: 'code', scheme: scheme.key, coder, codes: [code] } },
  }));
  return [...unitCues(units, scheme, { kind: 'code', coder }), ...moments];
}

type Units = readonly { readonly unit: number; readonly codes: readonly string[] }[];

const unitCues = (units: Units, { key, intervalS }: Scheme, said: Readonly<Record<string, string>>): DataCue[] =>
  units.map(({ unit, codes }) => ({
    fromMs: unit * intervalS * 1_000,
    toMs: (unit + 1) * intervalS * 1_000,
    data: { ...said, scheme: key, codes },
  }));

const atLeast = (fromMs: number, toMs: number | null): number =>
  toMs !== null && toMs > fromMs ? toMs : fromMs + MOMENT_MS;
