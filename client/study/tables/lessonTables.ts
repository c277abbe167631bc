import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import type { ClassroomEvidence, LessonAnalysis } from '../../../shared/study/analysis/analyse.ts';
import { gapFigures } from '../../../shared/study/analysis/gaps.ts';
import { WEAK_STATES } from '../../../shared/study/analysis/lines.ts';
import { sum } from '../../../shared/study/sequence.ts';
import { stFigures } from '../../../shared/study/st.ts';
import type { Cell, Table } from '../../../shared/study/table.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import { runningClock } from '../../i18n/times.ts';
import { percentOf, rounded, secondsOf, type TableWords } from './words.ts';

/** A table, and for its rows the moments that they tell of, in ms since the take began. */
export type PlacedTable = { readonly table: Table; readonly atMs?: readonly number[] };

/** What things of a take are called. */
export type LessonNames = {
  readonly room: (classroomId: string) => string;
  readonly page: (surface: Surface) => string;
};

type Parts = { readonly analysis: LessonAnalysis; readonly names: LessonNames; readonly t: TableWords };

/** All that the log tells of a lesson, as tables; empty ones are left out. */
export function lessonTables(parts: Parts): PlacedTable[] {
  return [
    participation(parts),
    gaps(parts),
    samples(parts),
    turns(parts),
    polls(parts),
    pages(parts),
    lines(parts),
  ].filter(({ table }) => table.rows.length > 0);
}

const columns = (titles: Readonly<Record<string, string>>): Table['columns'] =>
  Object.entries(titles).map(([key, title]) => ({ key, title }));

const spokenS = (of: readonly { readonly spokenMs: number }[]): number =>
  secondsOf(sum(of.map(({ spokenMs }) => spokenMs)));
const lengthMs = ({ fromMs, toMs }: Span): number => toMs - fromMs;

function participation({ analysis, names, t }: Parts): PlacedTable {
  const { classrooms, comparisons, teacher } = analysis;
  const row = (room: ClassroomEvidence, index: number): Cell[] => [
    names.room(room.classroomId),
    room.pupils,
    room.turns.length,
    spokenS(room.turns),
    room.hands.length,
    room.hands.filter(({ granted }) => granted).length,
    room.grants.length,
    sum(room.answers.map(({ answers }) => answers)),
    rounded(comparisons.turns.each[index]?.equityRatio, 2),
    secondsOf(lengthMs(room.longestSilence)),
    percentOf(room.mutedRatio),
  ];
  const ofTeacher = [t('report:teacher'), '', teacher.length, spokenS(teacher), ...Array<string>(7).fill('')];
  const table = {
    key: 'participation',
    title: t('analysis:participation.table'),
    columns: columns({
      room: t('analysis:classroom'),
      pupils: t('analysis:pupils'),
      turns: t('analysis:measure.turns'),
      seconds: t('report:table.spoken-s'),
      hands: t('analysis:measure.hands'),
      called: t('analysis:granted'),
      grants: t('analysis:measure.grants'),
      answers: t('report:answers'),
      equity: t('analysis:equity', { measure: t('analysis:measure.turns') }),
      silence: t('report:table.silence-s'),
      muted: t('report:table.muted'),
    }),
    rows: [...classrooms.map(row), ofTeacher],
  };
  return { table };
}

function gaps({ analysis, names, t }: Parts): PlacedTable {
  const rows = analysis.classrooms.map(({ classroomId, gaps: own }): Cell[] => {
    const { count, medianMs, longRatio } = gapFigures(own);
    return [
      names.room(classroomId),
      count,
      rounded(medianMs === null ? null : medianMs / 1_000, 1),
      percentOf(longRatio),
    ];
  });
  const table = {
    key: 'gaps',
    title: t('analysis:gaps'),
    columns: columns({
      room: t('analysis:classroom'),
      count: t('analysis:gaps.count'),
      median: t('report:table.median-s'),
      long: t('report:table.long'),
    }),
    rows,
  };
  return { table };
}

/** Intervals of the samples of the log, in s; Ch depends on them. */
const INTERVALS_S = [15, 30];

function samples({ analysis, t }: Parts): PlacedTable {
  const rows = INTERVALS_S.map((intervalS): Cell[] => {
    const figures = stFigures(analysis.samples(intervalS).map(({ two }) => two));
    return [
      intervalS,
      figures.samples,
      figures.teacher,
      figures.runs,
      rounded(figures.rt, 3),
      rounded(figures.ch, 3),
      figures.mode === null ? null : t(`analysis:mode.${figures.mode}`),
    ];
  });
  const table = {
    key: 'st-log',
    title: t('report:table.st-log'),
    columns: columns({
      interval: t('report:table.interval-s'),
      samples: t('analysis:st.samples'),
      teacher: t('analysis:st.teacher'),
      runs: t('analysis:st.runs'),
      rt: 'Rt',
      ch: 'Ch',
      mode: t('report:table.mode'),
    }),
    rows,
  };
  return { table };
}

function turns({ analysis, names, t }: Parts): PlacedTable {
  const all = [...analysis.teacher, ...analysis.classrooms.flatMap((room) => room.turns)].sort(
    (a, b) => a.fromMs - b.fromMs,
  );
  const table = {
    key: 'turns',
    title: t('report:table.turns'),
    columns: columns({
      from: t('report:from'),
      to: t('report:to'),
      who: t('report:topic.speech'),
      seconds: t('report:table.spoken-s'),
    }),
    rows: all.map((turn): Cell[] => [
      runningClock(turn.fromMs),
      runningClock(turn.toMs),
      turn.party.kind === 'teacher' ? t('report:teacher') : names.room(turn.party.classroomId),
      rounded(turn.spokenMs / 1_000, 1),
    ]),
  };
  return { table, atMs: all.map(({ fromMs }) => fromMs) };
}

function polls({ analysis, t }: Parts): PlacedTable {
  const table = {
    key: 'polls',
    title: t('analysis:polls'),
    columns: columns({
      from: t('report:from'),
      poll: t('analysis:poll'),
      shown: t('report:table.shown-s'),
      answers: t('report:answers'),
      rate: t('report:table.rate'),
      right: t('report:table.right'),
    }),
    rows: analysis.polls.map((poll): Cell[] => [
      runningClock(poll.fromMs),
      poll.question || t(`polls:type.${poll.type}`),
      secondsOf(lengthMs(poll)),
      poll.answers,
      percentOf(poll.responseRatio),
      percentOf(poll.rightRatio),
    ]),
  };
  return { table, atMs: analysis.polls.map(({ fromMs }) => fromMs) };
}

function pages({ analysis, names, t }: Parts): PlacedTable {
  const table = {
    key: 'pages',
    title: t('analysis:pages'),
    columns: columns({
      from: t('report:from'),
      page: t('analysis:pages'),
      shown: t('report:table.shown-s'),
      times: t('analysis:times'),
    }),
    rows: analysis.pages.map(({ surface, spans, shownMs }): Cell[] => [
      runningClock(spans[0]?.fromMs ?? 0),
      names.page(surface),
      secondsOf(shownMs),
      spans.length,
    ]),
  };
  return { table, atMs: analysis.pages.map(({ spans }) => spans[0]?.fromMs ?? 0) };
}

function lines({ analysis, names, t }: Parts): PlacedTable {
  const table = {
    key: 'lines',
    title: t('analysis:lines.chart'),
    columns: columns({
      room: t('analysis:classroom'),
      measured: t('report:table.measured-s'),
      ...Object.fromEntries(WEAK_STATES.map((state) => [state, `${t(`analysis:line.${state}`)} (%)`])),
    }),
    rows: analysis.classrooms.map(({ classroomId, line }): Cell[] => [
      names.room(classroomId),
      secondsOf(line.measuredMs),
      ...WEAK_STATES.map((state) => percentOf(line.ratios[state])),
    ]),
  };
  return { table };
}
