import type { LessonPlan } from '../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../shared/protocol/index.ts';
import type { PollId, SeatId, TakeId } from '../../../shared/vocabulary/index.ts';
import { deck } from '../decks.ts';
import { ids } from '../ids.ts';

/** How many classrooms listen, and how long it is, in ms: a usual lesson. */
export const LONG_LESSON = { classrooms: 10, lengthMs: 40 * 60_000, facts: 20_000 } as const;

const TEACHER = ids.seat(800);
const seatOf = (room: number): SeatId => ids.seat(801 + room);

/** Schools as they are called, one of them with as long a name as there is. */
const SCHOOLS = [
  '双湾小学',
  '农垦小学',
  '天生炕小学',
  '内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学',
  '柳林教学点',
  '石门小学',
  '红旗小学',
  '沙河小学',
  '青山教学点',
  '白水小学',
];

type Told = readonly [takeMs: number, fact: NewFact, by?: SeatId];

/** The same each time: a number from 0 to below `below`. */
function dice(): (below: number) => number {
  let state = 20_261_126;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * The log of a made-up lesson of 40 minutes with ten classrooms: talk, hands, turns on stage, pages, questions, lines that
 * get weak, and the teacher's pointer, which is most of a real log.
 */
export function longLog(of: LessonPlan, takeId: TakeId, beganAtMs: number): Fact[] {
  const plan = { ...of, listening: rooms() };
  const told = [...opening(plan, takeId), ...talk(), ...showing(), ...asking(plan), ...lines()];
  const left = LONG_LESSON.facts - told.length - 2;
  for (let move = 0; move < left; move += 1)
    told.push([
      1_000 + Math.floor((move * (LONG_LESSON.lengthMs - 2_000)) / left),
      { type: 'pointer.moved', data: { at: { x: (move % 100) / 100, y: ((move * 7) % 100) / 100 } } },
      TEACHER,
    ]);
  told.push([LONG_LESSON.lengthMs, { type: 'take.ended', data: { takeId, reason: 'lesson' } }]);
  told.push([LONG_LESSON.lengthMs, { type: 'lesson.ended', data: {} }]);
  return told
    .sort(([a], [b]) => a - b)
    .map(([takeMs, fact, by = null], index) => ({ ...fact, seq: index + 1, atMs: beganAtMs + takeMs, by }));
}

const rooms = (): LessonPlan['listening'] =>
  SCHOOLS.map((schoolName, room) => ({
    classroomId: ids.classroom(801 + room),
    name: '五年级(1)班',
    schoolName,
    pupils: 8 + ((room * 5) % 17),
    recorded: true,
  }));

function opening(plan: LessonPlan, takeId: TakeId): Told[] {
  const began = (n: number, seatId: SeatId): Told => [
    -10_000,
    {
      type: 'stream.began',
      data: {
        streamId: ids.stream(800 + n),
        seatId,
        kind: n === 0 ? 'teacher-camera' : 'classroom-return',
        medium: 'audio',
        muted: false,
      },
    },
  ];
  const teacher = { role: 'teacher', holder: plan.teacherId, classroomId: null, name: plan.teacherName } as const;
  return [
    [-60_000, { type: 'lesson.opened', data: { plan } }],
    [-60_000, { type: 'seat.joined', data: { seatId: TEACHER, ...teacher } }],
    [-30_000, { type: 'deck.added', data: { ...deck(1), pages: 12 } }],
    ...plan.listening.map(({ classroomId, schoolName }, room): Told => {
      const seat = { role: 'classroom', holder: ids.display(801 + room), classroomId, name: schoolName } as const;
      return [-50_000 + room, { type: 'seat.joined', data: { seatId: seatOf(room), ...seat } }];
    }),
    began(0, TEACHER),
    ...plan.listening.map((_, room) => began(room + 1, seatOf(room))),
    [0, { type: 'lesson.started', data: {} }],
    [0, { type: 'take.began', data: { takeId } }],
    ...plan.listening.slice(0, 7).map(({ classroomId, pupils }, room): Told => {
      const count = { expected: pupils, present: pupils - (room % 3) };
      return [20_000 + room * 3_000, { type: 'rollcall.entered', data: { classroomId, ...count } }];
    }),
    // One is muted for more than a third of the lesson.
    [60_000, { type: 'microphone.muted', data: { classroomId: ids.classroom(809), by: 'classroom' } }],
    [1_500_000, { type: 'microphone.opened', data: { classroomId: ids.classroom(809), by: 'classroom' } }],
  ];
}

/** The teacher speaks, a classroom raises its hand, comes on stage and answers, and so on to the end. */
function talk(): Told[] {
  const roll = dice();
  const told: Told[] = [];
  let atMs = 5_000;
  const speak = (seatId: SeatId, lengthMs: number): void => {
    told.push([atMs, { type: 'audible.began', data: { seatId } }]);
    atMs += lengthMs;
    told.push([atMs, { type: 'audible.ended', data: { seatId } }]);
  };
  while (atMs < LONG_LESSON.lengthMs - 90_000) {
    speak(TEACHER, 3_000 + roll(24_000));
    // Some classrooms speak much more often than others, and one never.
    const room = Math.min(roll(9), roll(10));
    const seatId = seatOf(room);
    const child = { name: null, number: 1 + roll(20) };
    told.push([atMs - 1_000, { type: 'hand.raised', data: { seatId, intent: 'answer', child } }, seatId]);
    told.push([atMs + 200, { type: 'floor.granted', data: { seatId } }]);
    told.push([atMs + 200, { type: 'hand.lowered', data: { seatId, reason: 'granted' } }]);
    atMs += 600 + roll(6_000);
    speak(seatId, 1_500 + roll(15_000));
    told.push([atMs + 100, { type: 'floor.ended', data: { seatId, reason: 'teacher' } }]);
    // Now and then everybody works in silence.
    atMs += roll(9) === 0 ? 30_000 + roll(30_000) : 400 + roll(3_000);
  }
  return told;
}

function showing(): Told[] {
  const { deckId } = deck(1);
  return Array.from({ length: 14 }, (_, turn): Told => {
    const page = turn < 12 ? turn + 1 : turn - 9;
    return [
      30_000 + turn * 160_000,
      { type: 'surface.shown', data: { surface: { kind: 'page', deckId, page } } },
      TEACHER,
    ];
  });
}

function asking(plan: LessonPlan): Told[] {
  const roll = dice();
  return [400_000, 1_000_000, 1_800_000].flatMap((atMs, question): Told[] => {
    const pollId: PollId = ids.poll(801 + question);
    const asked = {
      pollId,
      type: 'single' as const,
      question: `第 ${question + 1} 问`,
      options: ['A', 'B', 'C'],
      picture: null,
    };
    return [
      [atMs, { type: 'poll.opened', data: asked }],
      ...plan.listening.map(({ classroomId, pupils }, room): Told => {
        const counts = [roll(pupils), roll(4), roll(3)];
        const answer = { pollId, classroomId, source: 'counts', answer: { kind: 'choices', counts } } as const;
        return [atMs + 20_000 + room * 500, { type: 'poll.counted', data: answer }];
      }),
      [atMs + 40_000, { type: 'poll.closed', data: { pollId } }],
      [atMs + 41_000, { type: 'poll.revealed', data: { pollId, correct: { kind: 'choices', options: [0] } } }],
      [atMs + 60_000, { type: 'poll.ended', data: { pollId } }],
    ];
  });
}

/** Each display tells of its line each 5 s; two of them get weak now and then. */
function lines(): Told[] {
  const roll = dice();
  return Array.from({ length: LONG_LESSON.lengthMs / 5_000 - 1 }, (_, sample): Told => {
    const samples = SCHOOLS.map((_school, room) => {
      const weak = room === 2 || room === 3 ? roll(10) : 9;
      const quality = weak < 1 ? ('poor' as const) : weak < 3 ? ('fair' as const) : ('good' as const);
      return { seatId: seatOf(room), quality, rttMs: 40, downLossRatio: 0, upLossRatio: 0, freezeRatio: 0 };
    });
    return [5_000 + sample * 5_000, { type: 'links.sampled', data: { samples } }];
  });
}
