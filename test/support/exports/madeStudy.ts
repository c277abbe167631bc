import type { LessonRecord, RecordedRubric, RecordedSheet } from '../../../shared/study/exports/record.ts';
import { Scheme } from '../../../shared/study/scheme.ts';
import { ids } from '../ids.ts';
import { madeRecord, madeScheme } from './madeRecord.ts';

const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** A scheme that somebody made: questions as moments, group work as a state. */
export const EVENT_SCHEME: Scheme = Scheme.parse({
  key: `own:${ids.ownScheme(1)}`,
  version: 2,
  label: words('小组活动', 'Group work'),
  unit: 'event',
  intervalS: 5,
  choice: 'many',
  codes: [
    { key: 'Q', hotkey: 'q', label: words('提问', 'Question'), group: null },
    { key: 'G', hotkey: 'g', label: words('小组', 'In groups'), group: null, lasts: 'state' },
  ],
});

/** FIAS, of which an interval has a series. */
export const SERIES_SCHEME: Scheme = { ...madeScheme('fias', 3), choice: 'series' };

type Study = NonNullable<LessonRecord['study']>;

/** A lesson with a study of it in which nothing is; `given` takes the place of parts of it. */
export const madeStudy = (given: Partial<Study> = {}): LessonRecord =>
  madeRecord({
    study: {
      ...{ studyId: ids.study(1), title: '课例', question: '', schemes: [], sheets: [], agreed: [], rubrics: [] },
      ...given,
    },
  });

/** The same with events by one coder, and a series by two of whom one is called like what was agreed on. */
export function madeWritten(): LessonRecord {
  const sheet = (n: number, by: number, given: Partial<RecordedSheet>): RecordedSheet => ({
    ...{ sheetId: ids.sheet(n), scheme: SERIES_SCHEME.key, personId: ids.person(by), coder: '吴老师' },
    ...{ submittedAtMs: 5, units: [], events: [], ...given },
  });
  const event = (n: number, code: string, fromMs: number, toMs: number | null) => ({
    ...{ eventId: `0198c0de-0000-4000-8000-00000000000${n}`, code, fromMs, toMs },
  });
  const series = [
    ['4', '8'],
    ['8', '4', '8'],
  ].map((codes, unit) => ({ unit, codes, source: 'human' as const }));
  const events = [
    ...[event(1, 'Q', 1_000, null), event(2, 'Q', 1_200, null), event(3, 'Q', 2_000, null)],
    ...[event(4, 'G', 3_000, 9_000), event(5, 'G', 9_000, 12_000)],
  ];
  return madeStudy({
    schemes: [EVENT_SCHEME, SERIES_SCHEME],
    sheets: [
      sheet(1, 1, { scheme: EVENT_SCHEME.key, events }),
      sheet(2, 1, { units: series }),
      sheet(3, 2, { coder: '商定', units: series.slice(0, 1) }),
    ],
    agreed: [{ scheme: SERIES_SCHEME.key, units: [{ unit: 0, codes: ['4', '8'], state: 'same' }] }],
  });
}

/** A rubric of one dimension that two scored and agreed on. */
export function madeScored(): RecordedRubric {
  const hint = words('', '');
  const levels = [
    { label: words('很少', 'Seldom'), value: 1 },
    { label: words('常常', 'Often'), value: 2 },
  ];
  const node = { hint, points: null };
  const answer = (key: string, given: string | number) => ({ node: key, answer: given });
  const rated = (key: string, given: string | number) => ({
    ...answer(key, given),
    evidence: [{ fromMs: 1_000, toMs: null }],
  });
  const rater = (by: number, name: string, items: RecordedRubric['raters'][number]['items']) => ({
    ...{ personId: ids.person(by), name, submittedAtMs: 5, items },
  });
  return {
    studyRubricId: ids.studyRubric(1),
    rubric: {
      ...{
        label: words('听课评价', 'Observation'),
        about: hint,
        scoring: 'sum',
        pooling: 'mean',
        points: 10,
        bands: [],
      },
      nodes: [
        { ...node, key: 'asking', depth: 0, label: words('提问', 'Asking'), points: 10, item: null },
        {
          ...{ ...node, key: 'waits', depth: 1, label: words('等待', 'Waits'), points: 10 },
          item: { kind: 'levels', levels },
        },
        { ...node, key: 'why', depth: 1, label: words('为什么', 'Why'), item: { kind: 'text' } },
      ],
    },
    raters: [rater(1, '吴老师', [rated('waits', 1), rated('why', '等得久')]), rater(2, '韩老师', [rated('waits', 0)])],
    agreed: [{ ...answer('waits', 1), byName: '吴老师' }],
  };
}
