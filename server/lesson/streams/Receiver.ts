import { AppError } from '../../../shared/errors/index.ts';
import { mayReceive } from '../../../shared/lesson/audience.ts';
import { mayObserve } from '../../../shared/lesson/observing.ts';
import type { Stream } from '../../../shared/lesson/state.ts';
import type { MediaOffer } from '../../../shared/protocol/index.ts';
import type { StreamId } from '../../../shared/vocabulary/index.ts';
import type { Asked, Seating } from '../Caller.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { MediaWish, SeatMedia } from '../ports.ts';
import { seatingOf } from '../seated.ts';

/** Whoever receives a lesson's streams: a seat, or somebody who only observes. */
export type Receiver = {
  readonly lesson: LiveLesson;
  /** Throws `media.not-open`. */
  readonly media: () => SeatMedia;
  readonly open: (wish: MediaWish) => Promise<SeatMedia>;
  readonly mayReceive: (stream: Stream) => boolean;
};

/** A seat as a receiver. */
export function seatReceiver({ lesson, seatId }: Seating): Receiver {
  return {
    lesson,
    media: () => lesson.mediaOf(seatId),
    open: (wish) => lesson.openMedia(seatId, wish),
    mayReceive: (stream) => mayReceive(lesson.state, stream, lesson.seat(seatId)),
  };
}

/** The asker as a receiver. Throws `seat.missing`, `observing.missing`. */
export function receiverOf(asked: Asked): Receiver {
  const { observing: lesson, connection } = asked.caller;
  if (!lesson) return seatReceiver(seatingOf(asked));
  const { connectionId } = connection;
  if (!lesson.observers.has(connectionId)) throw new AppError('observing.missing');
  return {
    lesson,
    media: () => lesson.observers.mediaOf(connectionId),
    open: (wish) => lesson.observers.openMedia(connectionId, wish),
    mayReceive: (stream) => mayObserve(lesson.state, stream),
  };
}

/** The streams that a receiver may have now. */
export function receivable({ lesson, mayReceive: may }: Receiver): StreamId[] {
  return Object.values(lesson.state.streams)
    .filter(may)
    .map(({ streamId }) => streamId);
}

/** Opens a receiver's media anew, with every stream that it may have. */
export async function openReceiver(receiver: Receiver, wish: MediaWish): Promise<MediaOffer> {
  const media = await receiver.open(wish);
  const streams = await media.offer(receivable(receiver));
  receiver.lesson.direct();
  const { send, receive, iceServers } = media;
  return { send, receive, iceServers: [...iceServers], streams };
}
