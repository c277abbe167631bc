import { AppError } from '../../../shared/errors/index.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { streamsOf } from '../../../shared/lesson/streams.ts';
import { type Body, type Handlers, MAX_STREAMS_PER_SEAT, type NewFact } from '../../../shared/protocol/index.ts';
import {
  idPrefixes,
  KINDS_BY_SEAT_ROLE,
  type StreamId,
  StreamId as StreamIdSchema,
} from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked, Seating } from '../Caller.ts';
import { changeBy, seatingOf } from '../seated.ts';
import { openReceiver, receivable, receiverOf } from './Receiver.ts';

type StreamRequest = Extract<keyof Handlers<Asked>, `media.${string}` | `stream.${string}`>;

/** The streams of a lesson: what each seat sends, receives and draws. */
export function streamHandlers() {
  return {
    'media.open': async (asked, wish) => openReceiver(receiverOf(asked), wish),
    'media.connect': async (asked, { direction, dtls }) => {
      await receiverOf(asked).media().connect(direction, dtls);
      return {};
    },
    'media.restart-ice': async (asked, { direction }) => ({
      iceParameters: await receiverOf(asked).media().restartIce(direction),
    }),
    'media.receive': async (asked, { streamIds }) => {
      const receiver = receiverOf(asked);
      const allowed = receivable(receiver);
      const streams = await receiver.media().offer(streamIds.filter((streamId) => allowed.includes(streamId)));
      receiver.lesson.direct();
      return { streams };
    },
    'media.draw': async (asked, { sizes }) => {
      const { lesson, media } = receiverOf(asked);
      media().draw(sizes);
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

function stopOwn(state: LessonState, seatId: string, streamId: StreamId): NewFact[] {
  const stream = state.streams[streamId];
  return stream?.seatId === seatId ? [{ type: 'stream.ended', data: { streamId } }] : [];
}

async function send(seating: Seating, asked: Asked, body: Body<'stream.send'>) {
  const { kind, medium, muted, thin, heightPx, rtp } = body;
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
      const same = own.filter((old) => old.kind === kind && old.medium === medium && old.thin === thin);
      replaced.push(...same.map((old) => old.streamId));
      if (own.length - replaced.length >= MAX_STREAMS_PER_SEAT) throw new AppError('stream.too-many');
      return {
        facts: [
          ...replaced.flatMap((old) => stopOwn(state, seatId, old)),
          { type: 'stream.began', data: { streamId, seatId, kind, medium, muted, ...(thin ? { thin } : {}) } },
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
