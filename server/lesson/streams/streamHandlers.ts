import { AppError } from '../../../shared/errors/index.ts';
import { mayReceive } from '../../../shared/lesson/audience.ts';
import type { LessonState, Seat } from '../../../shared/lesson/state.ts';
import { streamsOf } from '../../../shared/lesson/streams.ts';
import {
  type Body,
  type Handlers,
  MAX_STREAMS_PER_SEAT,
  type MediaOffer,
  type NewFact,
  type ReceivableRtp,
} from '../../../shared/protocol/index.ts';
import {
  idPrefixes,
  KINDS_BY_SEAT_ROLE,
  type StreamId,
  StreamId as StreamIdSchema,
} from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked, Seating } from '../Caller.ts';
import { changeBy, seatingOf } from '../seated.ts';

type StreamRequest = Extract<keyof Handlers<Asked>, `media.${string}` | `stream.${string}`>;

/** The streams of a lesson: what each seat sends, receives and draws. */
export function streamHandlers() {
  return {
    'media.open': (asked, { canReceive }) => openMedia(seatingOf(asked), canReceive),
    'media.connect': async (asked, { direction, dtls }) => {
      await mediaOf(asked).connect(direction, dtls);
      return {};
    },
    'media.restart-ice': async (asked, { direction }) => ({
      iceParameters: await mediaOf(asked).restartIce(direction),
    }),
    'media.receive': async (asked, { streamIds }) => {
      const { lesson, seatId } = seatingOf(asked);
      const allowed = receivable(lesson.state, lesson.seat(seatId));
      const streams = await lesson.mediaOf(seatId).offer(streamIds.filter((streamId) => allowed.includes(streamId)));
      lesson.direct();
      return { streams };
    },
    'media.draw': async (asked, { sizes }) => {
      const { lesson, seatId } = seatingOf(asked);
      lesson.mediaOf(seatId).draw(sizes);
      lesson.direct();
      return {};
    },
    'stream.send': (asked, body) => send(seatingOf(asked), asked, body),
    'stream.stop': async (asked, { streamId }) => {
      const { lesson, seatId } = seatingOf(asked);
      lesson.mediaOf(seatId).stop(streamId);
      return changeBy({ lesson, seatId }, asked, (state) => ({ facts: stopOwn(state, seatId, streamId), reply: {} }));
    },
    'stream.mute': async (asked, { streamId, muted }) => {
      const { lesson, seatId } = seatingOf(asked);
      await changeBy({ lesson, seatId }, asked, (state) => {
        const stream = state.streams[streamId];
        if (stream?.seatId !== seatId) throw new AppError('stream.not-found', { streamId });
        const type = muted ? 'stream.muted' : 'stream.unmuted';
        return { facts: stream.muted === muted ? [] : [{ type, data: { streamId } }], reply: {} };
      });
      await lesson.mediaOf(seatId).mute(streamId, muted);
      return {};
    },
  } satisfies Pick<Handlers<Asked>, StreamRequest>;
}

/** Opens the seat's media anew, with every stream that it may receive. */
export async function openMedia({ lesson, seatId }: Seating, canReceive: ReceivableRtp): Promise<MediaOffer> {
  const media = await lesson.openMedia(seatId, canReceive);
  const streams = await media.offer(receivable(lesson.state, lesson.seat(seatId)));
  lesson.direct();
  return { send: media.send, receive: media.receive, streams };
}

const mediaOf = (asked: Asked) => {
  const { lesson, seatId } = seatingOf(asked);
  return lesson.mediaOf(seatId);
};

function receivable(state: LessonState, receiver: Seat): StreamId[] {
  return Object.values(state.streams)
    .filter((stream) => mayReceive(state, stream, receiver))
    .map(({ streamId }) => streamId);
}

function stopOwn(state: LessonState, seatId: string, streamId: StreamId): NewFact[] {
  const stream = state.streams[streamId];
  return stream?.seatId === seatId ? [{ type: 'stream.ended', data: { streamId } }] : [];
}

async function send(seating: Seating, asked: Asked, { kind, medium, muted, heightPx, rtp }: Body<'stream.send'>) {
  const { lesson, seatId } = seating;
  const seat = lesson.seat(seatId);
  const kinds: readonly string[] = KINDS_BY_SEAT_ROLE[seat.role];
  if (!kinds.includes(kind)) throw new AppError('stream.kind-not-allowed', { kind });
  const media = lesson.mediaOf(seatId);
  const streamId = newId(StreamIdSchema, idPrefixes.stream);
  const { producerId } = await media.take({ streamId, medium, muted, heightPx, rtp });
  const replaced: StreamId[] = [];
  try {
    return await changeBy(seating, asked, (state) => {
      // The engine has lost this seat meanwhile: nothing would ever come of the stream.
      if (lesson.mediaOf(seatId) !== media) throw new AppError('media.not-open', { seatId });
      const own = streamsOf(state, seatId);
      replaced.push(...own.filter((old) => old.kind === kind && old.medium === medium).map((old) => old.streamId));
      if (own.length - replaced.length >= MAX_STREAMS_PER_SEAT) throw new AppError('stream.too-many');
      return {
        facts: [
          ...replaced.flatMap((old) => stopOwn(state, seatId, old)),
          { type: 'stream.began', data: { streamId, seatId, kind, medium, muted } },
        ],
        reply: { streamId, producerId },
      };
    });
  } catch (failure) {
    media.stop(streamId);
    throw failure;
  } finally {
    for (const old of replaced) media.stop(old);
  }
}
