import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { encodePoint, NO_POINT } from '../../../shared/lesson/inkPoints.ts';
import type { LessonPlan } from '../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId, StreamId, TakeId } from '../../../shared/vocabulary/index.ts';
import { ids } from '../ids.ts';

/** Who sits in a made take's lesson, and what they send. */
export const seats = { teacher: ids.seat(901), first: ids.seat(902), second: ids.seat(903) };
export const streams = {
  teacherPicture: ids.stream(901),
  teacherSound: ids.stream(902),
  firstPicture: ids.stream(903),
  firstSound: ids.stream(904),
  firstPictureAgain: ids.stream(905),
  firstSoundAgain: ids.stream(906),
  secondPicture: ids.stream(907),
  secondSound: ids.stream(908),
};

/** What happens when, in ms since the take began. */
export const MOMENTS = {
  firstComes: 2_000,
  page1: 5_000,
  page2: 7_000,
  stroke: 8_000,
  firstBreaks: 10_000,
  pagesEnd: 12_000,
  poll: 13_000,
  counted: 14_000,
  results: 15_500,
  pollEnds: 17_000,
  firstReturns: 14_000,
  hand: 18_000,
  floor: 19_000,
  floorEnds: 25_000,
  end: 30_000,
} as const;

type Parts = {
  readonly plan: LessonPlan;
  readonly takeId: TakeId;
  readonly deck: DeckFile;
  readonly beganAtMs: number;
};

type Told = readonly [takeMs: number, fact: NewFact, by?: SeatId];

/** The log of a short lesson: pages and ink, a question, a hand and a turn on stage; one classroom's line breaks. */
export function takeLog({ plan, takeId, deck, beganAtMs }: Parts): Fact[] {
  const [first, second] = plan.listening;
  if (!first || !second) throw new Error('two classrooms must listen');
  const pollId = ids.poll(901);
  const page = (number: number): NewFact => ({
    type: 'surface.shown',
    data: { surface: { kind: 'page', deckId: deck.deckId, page: number } },
  });
  const choices = (counts: number[]) => ({ kind: 'choices' as const, counts });
  const told: Told[] = [
    [-60_000, { type: 'lesson.opened', data: { plan } }],
    [
      -60_000,
      joined(seats.teacher, { role: 'teacher', holder: plan.teacherId, classroomId: null, name: plan.teacherName }),
    ],
    [-50_000, classroomJoined(seats.first, first)],
    [-40_000, classroomJoined(seats.second, second)],
    [-30_000, { type: 'deck.added', data: deck }],
    [-10_000, began(streams.teacherPicture, seats.teacher, 'video')],
    [-10_000, began(streams.teacherSound, seats.teacher, 'audio')],
    [0, { type: 'lesson.started', data: {} }],
    [0, { type: 'take.began', data: { takeId } }],
    [MOMENTS.firstComes, began(streams.firstPicture, seats.first, 'video')],
    [MOMENTS.firstComes, began(streams.firstSound, seats.first, 'audio')],
    [3_000, began(streams.secondPicture, seats.second, 'video')],
    [3_000, began(streams.secondSound, seats.second, 'audio')],
    [3_200, { type: 'audible.began', data: { seatId: seats.teacher } }],
    [MOMENTS.page1, page(1)],
    [5_500, linksSampled('good', 'fair')],
    [MOMENTS.page2, page(2)],
    [MOMENTS.stroke, stroke(`${deck.deckId}/2`), seats.teacher],
    [9_000, { type: 'audible.ended', data: { seatId: seats.teacher } }],
    [MOMENTS.firstBreaks, { type: 'stream.ended', data: { streamId: streams.firstPicture } }],
    [MOMENTS.firstBreaks, { type: 'stream.ended', data: { streamId: streams.firstSound } }],
    [10_500, linksSampled('poor', 'good')],
    [10_500, receptionSampled()],
    [MOMENTS.pagesEnd, { type: 'surface.shown', data: { surface: null } }],
    [
      MOMENTS.poll,
      {
        type: 'poll.opened',
        data: {
          pollId,
          type: 'single',
          question: '这首歌是几拍子？',
          options: ['二拍子', '三拍子', '四拍子'],
          picture: null,
        },
      },
    ],
    [MOMENTS.counted, began(streams.firstPictureAgain, seats.first, 'video')],
    [MOMENTS.counted, began(streams.firstSoundAgain, seats.first, 'audio')],
    [MOMENTS.counted, counted(pollId, first.classroomId, choices([8, 2, 1]))],
    [MOMENTS.counted, counted(pollId, second.classroomId, choices([9, 0, 3]))],
    [15_400, { type: 'poll.closed', data: { pollId } }],
    [MOMENTS.results, { type: 'poll.shown', data: { pollId, shown: true } }],
    [15_600, { type: 'poll.revealed', data: { pollId, correct: { kind: 'choices', options: [0] } } }],
    [MOMENTS.pollEnds, { type: 'poll.ended', data: { pollId } }],
    [
      MOMENTS.hand,
      { type: 'hand.raised', data: { seatId: seats.first, intent: 'answer', child: { name: '小明', number: 7 } } },
      seats.first,
    ],
    [MOMENTS.floor, { type: 'floor.granted', data: { seatId: seats.first } }],
    [MOMENTS.floor, { type: 'hand.lowered', data: { seatId: seats.first, reason: 'granted' } }],
    [20_000, { type: 'audible.began', data: { seatId: seats.first } }],
    [24_000, { type: 'audible.ended', data: { seatId: seats.first } }],
    [MOMENTS.floorEnds, { type: 'floor.ended', data: { seatId: seats.first, reason: 'teacher' } }],
    [MOMENTS.end, { type: 'take.ended', data: { takeId, reason: 'lesson' } }],
    [MOMENTS.end, { type: 'lesson.ended', data: {} }],
  ];
  return told.map(([takeMs, fact, by = null], index) => ({ ...fact, seq: index + 1, atMs: beganAtMs + takeMs, by }));
}

type Joined = Omit<Extract<NewFact, { type: 'seat.joined' }>['data'], 'seatId'>;

const joined = (seatId: SeatId, seat: Joined): NewFact => ({ type: 'seat.joined', data: { seatId, ...seat } });

const classroomJoined = (seatId: SeatId, { classroomId, schoolName }: LessonPlan['listening'][number]): NewFact =>
  joined(seatId, {
    role: 'classroom',
    holder: ids.display(seatId === seats.first ? 1 : 2),
    classroomId,
    name: schoolName,
  });

const began = (streamId: StreamId, seatId: SeatId, medium: 'audio' | 'video'): NewFact => ({
  type: 'stream.began',
  data: {
    streamId,
    seatId,
    kind: seatId === seats.teacher ? 'teacher-camera' : 'classroom-return',
    medium,
    muted: false,
  },
});

const counted = (
  pollId: Extract<NewFact, { type: 'poll.counted' }>['data']['pollId'],
  classroomId: LessonPlan['listening'][number]['classroomId'],
  answer: { kind: 'choices'; counts: number[] },
): NewFact => ({ type: 'poll.counted', data: { pollId, classroomId, source: 'counts', answer } });

function linksSampled(first: 'good' | 'fair' | 'poor', second: 'good' | 'fair' | 'poor'): NewFact {
  const sample = (seatId: SeatId, quality: 'good' | 'fair' | 'poor') => ({
    seatId,
    quality,
    rttMs: quality === 'good' ? 40 : 500,
    downLossRatio: 0,
    upLossRatio: 0,
    freezeRatio: 0,
  });
  return { type: 'links.sampled', data: { samples: [sample(seats.first, first), sample(seats.second, second)] } };
}

/** The second classroom saw the teacher blurred and the first not at all. */
function receptionSampled(): NewFact {
  const seen = (streamId: StreamId, layerPx: number, drawnPx: number) => ({
    streamId,
    layerPx,
    drawnPx,
    fps: layerPx > 0 ? 24 : 0,
    frozenRatio: layerPx > 0 ? 0.02 : 1,
    bufferMs: layerPx > 0 ? 60 : null,
  });
  const pictures = [seen(streams.teacherPicture, 360, 720), seen(streams.firstPicture, 0, 180)];
  const sample = { seatId: seats.second, pictures, concealedRatio: 0.08, soundBufferMs: 90 };
  return { type: 'reception.sampled', data: { samples: [sample] } };
}

/** A thick red line through the middle of the sheet, from a tenth to nine tenths of its width. */
function stroke(surface: string): NewFact {
  const y = 4_608;
  const points = Array.from({ length: 41 }, (_, index) => ({ x: 1_638 + index * 328, y, pressure: 128 }));
  const digits = points.map((point, index) => encodePoint(point, points[index - 1] ?? NO_POINT)).join('');
  const style = { surface, tool: 'pen', colour: 'red', width: 'thick' } as const;
  return { type: 'ink.drew', data: { points: { 1: digits }, styles: { 1: style } } };
}
