import type { LessonPlan } from '../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { ids } from '../ids.ts';
import { plan } from '../lessons.ts';

/** A minute, in ms. */
export const MINUTE_MS = 60_000;

const LENGTH_MS = 5 * MINUTE_MS;
const BEGAN_AT_MS = 1_900_000_000_000;
const TEACHER = ids.seat(1);
const seatOf = (room: number): SeatId => ids.seat(2 + room);

/** A voice; `room` is the place in the plan, `null` the teacher. */
export type Spoken = { readonly room: number | null; readonly fromMs: number; readonly toMs: number };

type Told = {
  /** How many classrooms listen. */
  readonly rooms: number;
  readonly spoken: readonly Spoken[];
  /** Rooms whose microphone is shut throughout. */
  readonly muted?: readonly number[];
  /** Questions: how many answers each room gave, and whether it came to an end. */
  readonly polls?: readonly { readonly answers: readonly number[]; readonly ended: boolean }[];
  readonly more?: readonly (readonly [takeMs: number, fact: NewFact])[];
  readonly schoolName?: string;
};

/** The log of a lesson of five minutes in which exactly this happened. */
export function toldLesson({ rooms, spoken, muted = [], polls = [], more = [], schoolName }: Told) {
  const listening = Array.from({ length: rooms }, (_, room) => ({
    classroomId: ids.classroom(room + 1),
    name: '五年级(1)班',
    schoolName: schoolName ?? `乡村${room + 1}小学`,
    pupils: 20,
    recorded: true,
  }));
  const told = [
    ...opening({ ...plan, listening }),
    ...muted.map((room): readonly [number, NewFact] => [
      0,
      { type: 'microphone.muted', data: { classroomId: ids.classroom(room + 1), by: 'classroom' } },
    ]),
    ...voices(spoken),
    ...polls.flatMap((poll, at) => asked(poll, at)),
    ...more,
  ];
  const facts = told
    .sort(([a], [b]) => a - b)
    .map(([takeMs, fact], index): Fact => ({ ...fact, seq: index + 1, atMs: BEGAN_AT_MS + takeMs, by: null }));
  return { facts, beganAtMs: BEGAN_AT_MS, lengthMs: LENGTH_MS };
}

function opening(of: LessonPlan): (readonly [number, NewFact])[] {
  const sound = (n: number, seatId: SeatId): readonly [number, NewFact] => [
    -1_000,
    {
      type: 'stream.began',
      data: {
        streamId: ids.stream(n + 1),
        seatId,
        kind: n === 0 ? 'teacher-camera' : 'classroom-return',
        medium: 'audio',
        muted: false,
      },
    },
  ];
  return [
    [-9_000, { type: 'lesson.opened', data: { plan: of } }],
    [
      -8_000,
      {
        type: 'seat.joined',
        data: { seatId: TEACHER, role: 'teacher', holder: of.teacherId, classroomId: null, name: of.teacherName },
      },
    ],
    ...of.listening.map(({ classroomId, schoolName }, room): readonly [number, NewFact] => [
      -7_000,
      {
        type: 'seat.joined',
        data: { seatId: seatOf(room), role: 'classroom', holder: ids.display(room + 1), classroomId, name: schoolName },
      },
    ]),
    sound(0, TEACHER),
    ...of.listening.map((_, room) => sound(room + 1, seatOf(room))),
    [0, { type: 'lesson.started', data: {} }],
    [0, { type: 'take.began', data: { takeId: ids.take(1) } }],
  ];
}

/** A seat is heard once at a time: what overlaps with its last voice is left out. */
function voices(spoken: readonly Spoken[]): (readonly [number, NewFact])[] {
  const free = new Map<SeatId, number>();
  return [...spoken]
    .sort((a, b) => a.fromMs - b.fromMs)
    .flatMap(({ room, fromMs, toMs }): (readonly [number, NewFact])[] => {
      const seatId = room === null ? TEACHER : seatOf(room);
      if (fromMs < (free.get(seatId) ?? 0)) return [];
      free.set(seatId, toMs + 1);
      return [
        [fromMs, { type: 'audible.began', data: { seatId } }],
        [toMs, { type: 'audible.ended', data: { seatId } }],
      ];
    });
}

function asked(
  { answers, ended }: { readonly answers: readonly number[]; readonly ended: boolean },
  at: number,
): (readonly [number, NewFact])[] {
  const pollId = ids.poll(at + 1);
  const fromMs = MINUTE_MS + at * 30_000;
  return [
    [
      fromMs,
      {
        type: 'poll.opened',
        data: { pollId, type: 'single', question: '几拍子？', options: ['A', 'B'], picture: null },
      },
    ],
    ...answers.map((count, room): readonly [number, NewFact] => [
      fromMs + 5_000,
      {
        type: 'poll.counted',
        data: {
          pollId,
          classroomId: ids.classroom(room + 1),
          source: 'counts',
          answer: { kind: 'choices', counts: [count, 0] },
        },
      },
    ]),
    ...(ended
      ? ([
          [fromMs + 8_000, { type: 'poll.closed', data: { pollId } }],
          [fromMs + 10_000, { type: 'poll.ended', data: { pollId } }],
        ] as const)
      : []),
  ];
}
