import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import type { ClassroomEvidence, LessonAnalysis } from '../analysis/analyse.ts';
import { sum } from '../sequence.ts';
import type { CountUnit, ReportPart, ReportSentence, ReportTopic, SentenceKey, SentenceParts } from './sentence.ts';

/**
 * What happened in a lesson, as sentences: counts first, no verdict on anybody, and in the end what the log does not
 * tell. Shares stand only where enough was to be expected to compare, and never of a classroom that was muted for long.
 */
export function lessonSentences(analysis: LessonAnalysis): ReportSentence[] {
  return [
    ...ofLesson(analysis),
    ...ofSpeech(analysis),
    ...ofHands(analysis),
    ...ofPolls(analysis),
    ...ofPages(analysis),
    ...ofLines(analysis),
    ...ofUnknown(analysis),
  ];
}

/** A sentence with exactly the parts that it needs. */
function say<K extends SentenceKey>(
  topic: ReportTopic,
  key: K,
  parts: Readonly<Record<SentenceParts[K], ReportPart>>,
): ReportSentence {
  return { topic, key, parts };
}

const count = (unit: CountUnit, value: number, spans: readonly Span[] = []): ReportPart => ({
  kind: 'count',
  unit,
  value,
  spans,
});
/** How many stretches there are. */
const many = (unit: CountUnit, spans: readonly Span[]): ReportPart => count(unit, spans.length, spans);
const length = (valueMs: number, spans: readonly Span[] = []): ReportPart => ({ kind: 'length', valueMs, spans });
const share = (value: number, spans: readonly Span[]): ReportPart => ({ kind: 'share', value, spans });
const named = (...classroomIds: readonly ClassroomId[]): ReportPart => ({ kind: 'rooms', classroomIds });

/** How long stretches are in all, in ms. */
const lengthOf = (spans: readonly Span[]): number => sum(spans.map(({ fromMs, toMs }) => toMs - fromMs));

function ofLesson({ lengthMs, classrooms }: LessonAnalysis): ReportSentence[] {
  const pupils = sum(classrooms.map((room) => room.pupils));
  const rolls = classrooms.flatMap(({ rolledMs }) => (rolledMs === null ? [] : [{ fromMs: rolledMs, toMs: rolledMs }]));
  const rooms = count('rooms', classrooms.length);
  return [
    say('lesson', 'lesson.length', { length: length(lengthMs), rooms }),
    ...(pupils > 0 ? [say('lesson', 'lesson.pupils', { pupils: count('pupils', pupils, rolls) })] : []),
  ];
}

const spokenMs = (turns: readonly { readonly spokenMs: number }[]): number => sum(turns.map((turn) => turn.spokenMs));

function ofSpeech({ teacher, classrooms, comparisons }: LessonAnalysis): ReportSentence[] {
  const heard = classrooms.filter(({ turns }) => turns.length > 0);
  const ofTeacher =
    teacher.length === 0
      ? say('speech', 'teacher.silent', {})
      : say('speech', 'teacher.spoke', {
          turns: many('turns', teacher),
          length: length(spokenMs(teacher), teacher),
        });
  if (heard.length === 0) return [ofTeacher, say('speech', 'rooms.silent', {})];
  const { each } = comparisons.turns;
  const isFew = each.some(({ equityRatio, expected }) => equityRatio === null && expected !== null);
  return [
    ofTeacher,
    ...classrooms.flatMap((room, index) => {
      const { share: had, expected, equityRatio, underMeasured } = each[index] ?? {};
      const comparable = !isFew && !underMeasured && equityRatio != null && had != null && expected != null;
      return [
        ofRoomsSpeech(room),
        ...(comparable && classrooms.length > 1
          ? [
              say('speech', 'room.share', {
                room: named(room.classroomId),
                share: share(had, room.turns),
                expected: share(expected, []),
              }),
            ]
          : []),
      ];
    }),
    ...(isFew && classrooms.length > 1 ? [say('speech', 'rooms.few', {})] : []),
  ];
}

function ofRoomsSpeech({ classroomId, turns, longestSilence }: ClassroomEvidence): ReportSentence {
  const room = named(classroomId);
  if (turns.length === 0) return say('speech', 'room.silent', { room });
  return say('speech', 'room.spoke', {
    room,
    turns: many('turns', turns),
    length: length(spokenMs(turns), turns),
    silence: length(lengthOf([longestSilence]), [longestSilence]),
  });
}

function ofHands({ classrooms }: LessonAnalysis): ReportSentence[] {
  const active = classrooms.filter(({ hands, grants }) => hands.length > 0 || grants.length > 0);
  if (active.length === 0) return [say('hands', 'hands.none', {})];
  return active.map(({ classroomId, hands, grants }) =>
    say('hands', 'room.hands', {
      room: named(classroomId),
      hands: many('hands', hands),
      granted: many(
        'called',
        hands.filter(({ granted }) => granted),
      ),
      grants: many('grants', grants),
    }),
  );
}

function ofPolls({ polls, classrooms }: LessonAnalysis): ReportSentence[] {
  if (polls.length === 0) return [say('polls', 'polls.none', {})];
  const over = polls.filter(({ answers }) => answers !== null);
  const open = polls.filter(({ answers }) => answers === null);
  const answers = sum(over.map((poll) => poll.answers ?? 0));
  const answered = over.filter((poll) => (poll.answers ?? 0) > 0);
  return [
    say('polls', 'polls.asked', { polls: many('polls', polls), answers: count('answers', answers, answered) }),
    ...(open.length > 0 ? [say('polls', 'polls.open', { polls: many('polls', open) })] : []),
    ...(over.length === 0 ? [] : answersOfRooms(classrooms)),
  ];
}

/** Of more classrooms than this the answers of each are not told: they would fill the sheet. */
const MOST_ROOMS_EACH = 4;

function answersOfRooms(classrooms: readonly ClassroomEvidence[]): ReportSentence[] {
  if (classrooms.length <= MOST_ROOMS_EACH) return classrooms.map(answersOfRoom);
  const given = classrooms.filter(({ answers }) => answers.some((each) => each.answers > 0));
  return [say('polls', 'rooms.answered', { rooms: count('rooms', given.length) })];
}

function answersOfRoom({ classroomId, answers }: ClassroomEvidence): ReportSentence {
  const given = answers.filter((each) => each.answers > 0);
  return say('polls', 'room.answers', {
    room: named(classroomId),
    polls: many('polls', given),
    answers: count('answers', sum(given.map((each) => each.answers)), given),
  });
}

function ofPages({ pages }: LessonAnalysis): ReportSentence[] {
  const [first, ...more] = pages;
  if (!first) return [say('pages', 'pages.none', {})];
  const longest = more.reduce((most, page) => (page.shownMs > most.shownMs ? page : most), first);
  const spans = pages.flatMap((page) => page.spans);
  const shown = { pages: count('pages', pages.length, spans), length: length(lengthOf(spans), spans) };
  const page: ReportPart = { kind: 'page', surface: longest.surface, spans: longest.spans };
  return [
    say('pages', 'pages.shown', shown),
    ...(more.length === 0
      ? []
      : [say('pages', 'pages.longest', { page, length: length(longest.shownMs, longest.spans) })]),
  ];
}

function ofLines({ classrooms }: LessonAnalysis): ReportSentence[] {
  const said = classrooms.flatMap(({ classroomId, line }) =>
    (['lost', 'sound-only'] as const).flatMap((state) => {
      const spans = line.weak[state];
      if (spans.length === 0) return [];
      const room = named(classroomId);
      return [
        say('lines', `room.${state}`, { room, breaks: many('breaks', spans), length: length(lengthOf(spans), spans) }),
      ];
    }),
  );
  const isMeasured = classrooms.some(({ line }) => line.measuredMs > 0);
  return said.length === 0 && isMeasured ? [say('lines', 'lines.good', {})] : said;
}

function ofUnknown({ classrooms, comparisons }: LessonAnalysis): ReportSentence[] {
  const which = (key: 'unknown.muted' | 'unknown.rolled' | 'unknown.lines', rooms: readonly ClassroomEvidence[]) =>
    rooms.length === 0 ? [] : [say('unknown', key, { rooms: named(...rooms.map(({ classroomId }) => classroomId)) })];
  const underMeasured = classrooms.filter((_, index) => comparisons.turns.each[index]?.underMeasured);
  return [
    ...which('unknown.muted', underMeasured),
    ...which(
      'unknown.rolled',
      classrooms.filter(({ rolledMs }) => rolledMs === null),
    ),
    ...which(
      'unknown.lines',
      classrooms.filter(({ line }) => line.measuredMs === 0),
    ),
    say('unknown', 'unknown.wait', {}),
    say('unknown', 'unknown.pupil', {}),
    say('unknown', 'unknown.spoken-questions', {}),
  ];
}
