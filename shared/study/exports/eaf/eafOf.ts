import type { Scheme } from '../../scheme.ts';
import { type Coding, codingsOf, laidOut } from '../codings.ts';
import { numbered } from '../numbered.ts';
import type { LessonRecord, RecordedEvent, RecordedStream } from '../record.ts';
import { type ExportLanguage, eventPlace, eventText, exportWords, markText, placeName } from '../words.ts';
import type { EafAnnotation, EafDocument, EafTier, EafVocabulary } from './EafDocument.ts';
import { rowsOf } from './rowsOf.ts';

/** What has no length is shown for so long, in ms: ELAN has no annotations without one. */
const MOMENT_MS = 500;

/** The name of the vocabulary of a scheme: another edition or another interval is another vocabulary. */
export const vocabularyId = ({ key, version, unit, intervalS }: Scheme): string =>
  `${key}-v${version}-${unit === 'event' ? 'events' : `${intervalS}s`}`;

/**
 * A record as an ELAN document: for each coder, and for what was agreed on, a tier of each scheme, or of each code where
 * several may hold at once;
 * for each classroom tiers of its times on stage, its hands and its sound; pages, questions, and the marks of each author.
 * Each coded interval is an annotation of its own, each code of a series an equal part of it. What overlaps on a tier goes to a further one of the same name with a
 * number; of who was on stage and heard, what overlaps is joined.
 */
export function eafOf(record: LessonRecord, language: ExportLanguage): EafDocument {
  const { study, streams, writtenFor, writtenAtMs } = record;
  const schemes = study?.schemes ?? [];
  const tiers = [...schemes.flatMap((scheme) => codeTiers(record, scheme, language)), ...lessonTiers(record, language)];
  const ids = numbered(tiers.map(({ id }) => id));
  return {
    author: writtenFor,
    madeAtMs: writtenAtMs,
    // ELAN's time is that of the first: a picture that is there from the beginning.
    media: [...streams].sort(byUse).map(({ fileName, contentType, startMs }) => ({
      ...{ fileName, contentType, originMs: 0 - Math.round(startMs) },
    })),
    tiers: tiers.map((tier, index) => ({ ...tier, id: ids[index] ?? tier.id })),
    vocabularies: schemes.map(vocabularyOf),
  };
}

const byUse = (a: RecordedStream, b: RecordedStream): number =>
  Number(a.medium === 'audio') - Number(b.medium === 'audio') || a.startMs - b.startMs;

function vocabularyOf(scheme: Scheme): EafVocabulary {
  return {
    id: vocabularyId(scheme),
    description: {
      zho: `${scheme.label['zh-CN']}，${scheme.unit === 'event' ? '按发生的时刻' : `每 ${scheme.intervalS} 秒`}`,
      eng: `${scheme.label.en}, ${scheme.unit === 'event' ? 'when it happens' : `every ${scheme.intervalS} s`}`,
    },
    entries: scheme.codes.map(({ key, label }) => ({
      id: key,
      value: { zho: `${key} ${label['zh-CN']}`, eng: `${key} ${label.en}` },
    })),
  };
}

function codeTiers({ study }: LessonRecord, scheme: Scheme, language: ExportLanguage): EafTier[] {
  const name = scheme.label[language];
  return codingsOf(study, scheme, language).flatMap((coding) => {
    const { coder } = coding;
    const about = { participant: '', annotator: coder, vocabularyId: vocabularyId(scheme) };
    const annotations = codes(coding, scheme, language);
    if (scheme.unit === 'interval' && scheme.choice !== 'many')
      return [{ ...about, id: `${name} · ${coder}`, annotations }];
    return scheme.codes.flatMap(({ key }) =>
      rowsOf(annotations.filter(({ entryId }) => entryId === key)).map((row) => ({
        ...{ ...about, id: `${name} · ${key} · ${coder}`, annotations: row },
      })),
    );
  });
}

function codes(coding: Coding, scheme: Scheme, language: ExportLanguage): EafAnnotation[] {
  const labels = new Map(scheme.codes.map(({ key, label }) => [key, `${key} ${label[language]}`]));
  return laidOut(coding, scheme).map(({ code, fromMs, toMs }) => ({
    // A state that ended at once still has a beginning and an end.
    ...{ fromMs, toMs: toMs === null ? fromMs + MOMENT_MS : Math.max(toMs, fromMs + 1) },
    ...{ value: labels.get(code) ?? code, entryId: code },
  }));
}

type Named = Omit<EafTier, 'annotations' | 'vocabularyId' | 'annotator'>;

function lessonTiers(record: LessonRecord, language: ExportLanguage): EafTier[] {
  const free = { vocabularyId: null, annotator: '' };
  const tiers: EafTier[] = [];
  const add = (named: Named, annotations: EafAnnotation[]): void => {
    for (const row of rowsOf(annotations)) tiers.push({ ...free, ...named, annotations: row });
  };
  const of = (events: readonly RecordedEvent[]): EafAnnotation[] =>
    events.map((event) => annotation(event, eventText(event, language)));
  const { events } = record;
  for (const kind of ['stage', 'hand', 'voice'] as const) {
    const own = events.filter((event) => event.kind === kind);
    const places: string[] = kind === 'voice' ? [exportWords.teacher[language]] : [];
    places.push(...record.classrooms.map((room) => placeName(record, room, language)));
    const others = own.map((event) => eventPlace(record, event, language)).filter((place) => !places.includes(place));
    for (const participant of [...places, ...new Set(others)]) {
      const here = of(own.filter((event) => eventPlace(record, event, language) === participant));
      const id = `${exportWords[kind][language]} · ${participant}`;
      add({ id, participant }, kind === 'hand' ? here : joined(here));
    }
  }
  add({ id: exportWords.pages[language], participant: '' }, of(events.filter(isSurface)));
  add({ id: exportWords.polls[language], participant: '' }, of(events.filter(({ kind }) => kind === 'poll')));
  return [...tiers, ...markTiers(record, language)];
}

const isSurface = ({ kind }: RecordedEvent): boolean => kind === 'page' || kind === 'board';

function markTiers({ marks }: LessonRecord, language: ExportLanguage): EafTier[] {
  const authors = [...new Map(marks.map(({ byPersonId, byName }) => [byPersonId, byName]))];
  return authors.flatMap(([personId, annotator]) => {
    const own = marks.filter(({ byPersonId }) => byPersonId === personId);
    const id = `${exportWords.mark[language]} · ${annotator}`;
    return rowsOf(own.map((mark) => annotation(mark, markText(mark)))).map((annotations) => ({
      ...{ id, participant: '', annotator, vocabularyId: null, annotations },
    }));
  });
}

function annotation({ fromMs, toMs }: { fromMs: number; toMs: number | null }, value: string): EafAnnotation {
  const [from, to] = [Math.round(fromMs), Math.round(toMs ?? fromMs)];
  return { fromMs: from, toMs: to > from ? to : from + MOMENT_MS, value, entryId: null };
}

/** Stretches that overlap are one. */
function joined(annotations: readonly EafAnnotation[]): EafAnnotation[] {
  const whole: EafAnnotation[] = [];
  for (const each of [...annotations].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = whole.at(-1);
    if (last && each.fromMs < last.toMs) whole[whole.length - 1] = { ...last, toMs: Math.max(last.toMs, each.toMs) };
    else whole.push(each);
  }
  return whole;
}
