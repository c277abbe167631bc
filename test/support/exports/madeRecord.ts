import type { LessonRecord, RecordedEvent, RecordedSheet } from '../../../shared/study/exports/record.ts';
import { schemeOf } from '../../../shared/study/instruments/catalogue.ts';
import type { SchemeKey } from '../../../shared/study/scheme.ts';
import { ids } from '../ids.ts';

/** A quarter past eight on a school day. */
const BEGAN_AT_MS = 1_900_000_000_000;
const rooms = [ids.classroom(1), ids.classroom(2)] as const;

/** A scheme of the catalogue with one of its intervals. */
export function madeScheme(key: SchemeKey, intervalS: number) {
  const scheme = schemeOf(key, intervalS);
  if (!scheme) throw new Error(`no ${key} of ${intervalS} s`);
  return scheme;
}

/** A lesson of two classrooms without anything in it; `given` takes the place of parts of it. */
export function madeRecord(given: Partial<LessonRecord> = {}): LessonRecord {
  return {
    format: 'tongtang.lesson-record',
    version: 1,
    writtenAtMs: BEGAN_AT_MS + 86_400_000,
    writtenFor: '陈老师',
    lesson: {
      takeId: ids.take(1),
      lessonId: ids.lesson(1),
      title: '茉莉花 第一课时',
      courseTitle: '五年级音乐',
      subject: 'music',
      grade: 5,
      schoolName: '中心小学',
      teacherName: '陈老师',
      beganAtMs: BEGAN_AT_MS,
      lengthMs: 3_600_000,
    },
    classrooms: [
      { classroomId: rooms[0], name: '五（1）班', schoolName: '双湾小学' },
      { classroomId: rooms[1], name: '五（2）班', schoolName: '农垦小学' },
    ],
    streams: [],
    events: [],
    marks: [],
    study: null,
    ...given,
  };
}

/** An hour as it is coded by two: FIAS each 3 s and COPUS each 2 min, with what happened in two classrooms. */
export function hourOfTwoCoders(): LessonRecord {
  const fias = madeScheme('fias', 3);
  const copus = madeScheme('copus', 120);
  const coders = ['吴老师', '韩老师'];
  const sheets = coders.flatMap((coder, by): RecordedSheet[] => [
    {
      ...{ sheetId: ids.sheet(by * 2 + 1), scheme: 'fias', personId: ids.person(by + 1), coder, submittedAtMs: 1 },
      units: Array.from({ length: 1_200 }, (_, unit) => ({
        ...{ unit, codes: [fias.codes[(unit * 7 + by) % 10]?.key ?? '5'], source: 'human' as const },
      })),
      events: [],
    },
    {
      ...{ sheetId: ids.sheet(by * 2 + 2), scheme: 'copus', personId: ids.person(by + 1), coder, submittedAtMs: 1 },
      units: Array.from({ length: 30 }, (_, unit) => ({
        unit,
        codes: copus.codes.filter((_, index) => (index + unit + by) % 5 === 0).map(({ key }) => key),
        source: 'log' as const,
      })),
      events: [],
    },
  ]);
  return madeRecord({
    events: Array.from({ length: 300 }, (_, index) => madeEvents(index * 12_000, index)).flat(),
    marks: [madeMark(1, { fromMs: 5_000, toMs: null }), madeMark(2, { fromMs: 5_200, toMs: 9_000 })],
    streams: [
      madeStream(1, { by: 'teacher', kind: 'teacher-camera', startMs: -120.4 }),
      madeStream(2, { classroomId: rooms[0], startMs: 2_160 }),
      madeStream(3, { classroomId: rooms[1], startMs: 0 }),
    ],
    study: {
      studyId: ids.study(1),
      title: '等待的时间',
      question: '',
      schemes: [fias, copus],
      sheets,
      agreed: [],
      rubrics: [],
    },
  });
}

function madeEvents(fromMs: number, index: number): RecordedEvent[] {
  const classroomId = rooms[index % 2] ?? null;
  return [
    { kind: 'page', fromMs, toMs: fromMs + 12_000, deckId: ids.deck(1), page: (index % 24) + 1 },
    { kind: 'voice', fromMs, toMs: fromMs + 5_000, by: 'teacher', classroomId: null },
    // Two children of one classroom at once: two tiers.
    { kind: 'hand', fromMs: fromMs + 1_000, toMs: fromMs + 6_000, classroomId, seat: 7 },
    { kind: 'hand', fromMs: fromMs + 2_000, toMs: fromMs + 4_000, classroomId, seat: null },
    { kind: 'stage', fromMs: fromMs + 6_000, toMs: fromMs + 11_000, classroomId },
    { kind: 'voice', fromMs: fromMs + 6_500, toMs: fromMs + 10_000, by: 'classroom', classroomId },
    { kind: 'poll', fromMs: fromMs + 500, toMs: fromMs + 900, type: 'single', question: '几拍子？' },
  ];
}

/** A mark of one author with a reply. */
export function madeMark(n: number, given: Partial<LessonRecord['marks'][number]> = {}): LessonRecord['marks'][number] {
  const reply = {
    markReplyId: ids.markReply(n),
    byPersonId: ids.person(2),
    byName: '韩老师',
    text: '同意',
    madeAtMs: 9,
  };
  return {
    ...{ markId: ids.mark(n), byPersonId: ids.person(1), byName: '吴老师', fromMs: 0, toMs: null, text: '问得好' },
    ...{ tags: ['提问'], audience: 'group', madeAtMs: 8, replies: [reply], ...given },
  };
}

/** A picture of one of the classrooms. */
function madeStream(n: number, given: Partial<LessonRecord['streams'][number]>): LessonRecord['streams'][number] {
  return {
    ...{
      trackFileId: ids.trackFile(n),
      fileName: `双湾小学_classroom-return_video_${n}.webm`,
      contentType: 'video/webm',
    },
    ...{
      by: 'classroom',
      classroomId: null,
      kind: 'classroom-return',
      medium: 'video',
      startMs: 0,
      durationMs: 3_600_000,
      ...given,
    },
  };
}
