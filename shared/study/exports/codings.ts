import type { Scheme } from '../scheme.ts';
import { numbered } from './numbered.ts';
import type { LessonRecord, RecordedCode, RecordedSheet } from './record.ts';
import { type ExportLanguage, exportWords } from './words.ts';

/** What one coder, or all of them together, have for a scheme. */
export type Coding = {
  /** Names it among those of its scheme, in ASCII. */
  readonly key: string;
  readonly coder: string;
  readonly units: readonly Pick<RecordedSheet['units'][number], 'unit' | 'codes'>[];
  readonly events: readonly RecordedCode[];
};

/** The codings of a scheme: each sheet, and what was agreed on as that of one more coder at the end. */
export function codingsOf(study: LessonRecord['study'], scheme: Scheme, language: ExportLanguage): Coding[] {
  const isOwn = (each: { readonly scheme: string }): boolean => each.scheme === scheme.key;
  const sheets = (study?.sheets ?? []).filter(isOwn);
  const agreed = (study?.agreed ?? []).filter(isOwn);
  // Somebody may be called like that.
  const names = numbered([...sheets.map(({ coder }) => coder), ...agreed.map(() => exportWords.agreed[language])]);
  return [
    ...sheets.map(({ sheetId, units, events }) => ({ key: sheetId, units, events })),
    ...agreed.map(({ units }) => ({ key: 'agreed', units, events: [] })),
  ].map((coding, index) => ({ ...coding, coder: names[index] ?? '' }));
}

/** A code with its time in ms since the take began; without an end: a moment. */
export type CodedSpan = { readonly code: string; readonly fromMs: number; readonly toMs: number | null };

/** All that somebody coded with its time; each code of an interval has the whole of it. */
export function spansOfCoding({ units, events }: Pick<Coding, 'units' | 'events'>, { intervalS }: Scheme): CodedSpan[] {
  const stepMs = intervalS * 1_000;
  return [
    ...units.flatMap(({ unit, codes }) =>
      codes.map((code) => ({ code, fromMs: unit * stepMs, toMs: (unit + 1) * stepMs })),
    ),
    ...events.map(({ code, fromMs, toMs }) => ({ code, fromMs, toMs })),
  ];
}

/**
 * The same without two at once where the scheme has a series: the codes of an interval have equal parts of it, one after
 * another, in whole ms. So it stays known which came first, and each value is one of the scheme's.
 */
export function laidOut(coding: Pick<Coding, 'units' | 'events'>, scheme: Scheme): CodedSpan[] {
  if (scheme.choice !== 'series' || scheme.unit === 'event') return spansOfCoding(coding, scheme);
  const stepMs = scheme.intervalS * 1_000;
  return coding.units.flatMap(({ unit, codes }) => {
    const edge = (part: number): number => Math.round((unit + part / codes.length) * stepMs);
    return codes.map((code, part) => ({ code, fromMs: edge(part), toMs: edge(part + 1) }));
  });
}
