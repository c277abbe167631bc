import type { Scheme } from '../scheme.ts';
import type { Cell, Table } from '../table.ts';
import { type CodedSpan, codingsOf, laidOut } from './codings.ts';
import type { LessonRecord } from './record.ts';
import { type ExportLanguage, eventPlace, eventText, exportWords, markText } from './words.ts';

/** What BORIS looks for in the first row of a spreadsheet; it takes no other names. */
const COLUMNS = ['time', 'subject', 'code', 'modifier', 'comment'] as const;

/** What lasts is written twice, at its beginning and at its end: so BORIS knows a state event. */
type Row = readonly [time: number, subject: string, code: string, modifier: string, comment: string];

/**
 * A record as BORIS imports it into an observation: time in s, subject, code, modifier, comment. The subject of a code is
 * who coded, of an event the classroom; the modifier of a code is its instrument. Intervals with the same code that
 * follow one another are one state; of a series each code has its part of the interval. A moment is one row. Codes and subjects must be in the project's lists: BORIS adds none by itself.
 */
export function borisTable(record: LessonRecord, language: ExportLanguage): Table {
  const rows = [...codes(record, language), ...events(record, language), ...marks(record, language)];
  const inOrder: Cell[][] = rows.sort(([a], [b]) => a - b).map((row) => [...row]);
  return { key: 'boris', title: 'BORIS', columns: COLUMNS.map((key) => ({ key, title: key })), rows: inOrder };
}

const seconds = (ms: number): number => Math.round(ms) / 1_000;

const state = (fromS: number, toS: number, about: readonly [string, string, string, string]): Row[] => [
  [fromS, ...about],
  [toS, ...about],
];

function codes({ study }: LessonRecord, language: ExportLanguage): Row[] {
  return (study?.schemes ?? []).flatMap((scheme) =>
    codingsOf(study, scheme, language).flatMap((coding) => {
      const spans = laidOut(coding, scheme);
      return scheme.codes.flatMap(({ key, label }) => {
        const about = [coding.coder, key, scheme.key, label[language]] as const;
        const own = spans.filter(({ code }) => code === key);
        return joined(own, scheme).flatMap(({ fromMs, toMs }): Row[] =>
          toMs === null ? [[seconds(fromMs), ...about]] : state(seconds(fromMs), seconds(toMs), about),
        );
      });
    }),
  );
}

/** One code holds once at a time; of intervals it goes on where the next one has it too. */
function joined(spans: readonly CodedSpan[], { unit }: Scheme): CodedSpan[] {
  const whole: CodedSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = whole.at(-1);
    const endMs = last?.toMs ?? Number.NEGATIVE_INFINITY;
    const goesOn = span.fromMs < endMs || (unit === 'interval' && span.fromMs === endMs);
    if (!last || span.toMs === null || !goesOn) whole.push(span);
    else whole[whole.length - 1] = { ...last, toMs: Math.max(endMs, span.toMs) };
  }
  return whole;
}

function events(record: LessonRecord, language: ExportLanguage): Row[] {
  return record.events
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .flatMap((event) => {
      const modifier = event.kind === 'page' ? `${event.page}` : event.kind === 'board' ? `${event.board}` : '';
      const about = [eventPlace(record, event, language), event.kind, modifier, eventText(event, language)] as const;
      return state(seconds(event.fromMs), seconds(event.toMs), about);
    });
}

function marks(record: LessonRecord, language: ExportLanguage): Row[] {
  return record.marks.flatMap((mark): Row[] => {
    const about = [
      mark.byName,
      exportWords.mark[language],
      mark.tags.join(' '),
      markText({ ...mark, tags: [] }),
    ] as const;
    if (mark.toMs === null) return [[seconds(mark.fromMs), ...about]];
    return state(seconds(mark.fromMs), seconds(mark.toMs), about);
  });
}
