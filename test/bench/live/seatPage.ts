/**
 * A window that sits in a lesson and does nothing else: the product's own session with pumped pictures and a tone,
 * drawing every picture in a fixed size. The same page sits in the product and in the bare program.
 */
import { Connection } from '../../../client/connection/Connection.ts';
import { ownWindowId } from '../../../client/connection/windowId.ts';
import { LessonSession } from '../../../client/lesson/LessonSession.ts';
import { SessionMedia } from '../../../client/lesson/SessionMedia.ts';
import { syntheticMicrophone } from '../../../client/media/synthetic.ts';
import type { LessonId, StreamId, StreamKind } from '../../../shared/vocabulary/index.ts';
import { plainCamera, pumpFrames, withoutEstimates } from './framePump.ts';

/** What a bench tells a window to do. */
export type SeatOrders = {
  readonly lessonId: LessonId;
  /** What it sends: a picture of each kind, and a tone that belongs to the first. */
  readonly kinds: readonly [StreamKind, ...StreamKind[]];
  /** Height in which it draws every picture that it receives. */
  readonly drawnHeightPx: number;
};

declare global {
  interface Window {
    sit: (orders: SeatOrders) => void;
    /** Begins the lesson, as the teacher. */
    startLesson: () => Promise<void>;
    /** Bytes that this window has received in RTP packets so far. */
    receivedBytes: () => Promise<number>;
    /**
     * Waits until this many pictures have come that show their first frame after a moment; gives the last one's time.
     * Rejects after 30 s: a picture that never comes must not hold a measurement for ever.
     */
    newPictures: (wanted: { sinceMs: number; count: number }) => Promise<number>;
  }
}

const PICTURES_WITHIN_MS = 30_000;

const connections = pumpFrames();

type Shown = {
  readonly element: HTMLMediaElement;
  readonly track: MediaStreamTrack;
  firstFrameAtMs: number | undefined;
};
const shown = new Map<StreamId, Shown>();

window.sit = ({ lessonId, kinds, drawnHeightPx }) => {
  const session = new LessonSession({
    lessonId,
    windowId: ownWindowId(),
    takeOver: true,
    connect: (events) =>
      new Connection({
        ...events,
        onHello: (hello) => events.onHello({ ...hello, canRoute: withoutEstimates(hello.canRoute) }),
      }),
    openMedia: (parts) => new SessionMedia(parts),
  });
  const common = { muted: false, soundMode: 'speech' } as const;
  for (const kind of kinds) session.local.put({ ...common, kind, medium: 'video', track: plainCamera() });
  session.local.put({ ...common, kind: kinds[0], medium: 'audio', track: syntheticMicrophone() });
  window.startLesson = async () => void (await session.ask('lesson.start', {}));
  session.tracks.subscribe(() => {
    const tracks = session.tracks.read();
    for (const [streamId, { element, track }] of shown) {
      if (tracks.get(streamId) === track) continue;
      session.drawn.clear(element);
      element.remove();
      shown.delete(streamId);
    }
    for (const [streamId, track] of tracks) {
      if (shown.has(streamId)) continue;
      const picture = show(track);
      shown.set(streamId, picture);
      if (track.kind === 'video')
        session.drawn.note(picture.element, streamId, {
          widthPx: (drawnHeightPx * 16) / 9,
          heightPx: drawnHeightPx,
        });
    }
  });
};

function show(track: MediaStreamTrack): Shown {
  const element = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
  const showing: Shown = { element, track, firstFrameAtMs: undefined };
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
  if (element instanceof HTMLVideoElement)
    element.requestVideoFrameCallback(() => {
      showing.firstFrameAtMs = Date.now();
    });
  document.body.append(element);
  return showing;
}

window.newPictures = async ({ sinceMs, count }) => {
  const untilMs = Date.now() + PICTURES_WITHIN_MS;
  for (;;) {
    const times = [...shown.values()].flatMap(({ firstFrameAtMs = 0 }) =>
      firstFrameAtMs > sinceMs ? [firstFrameAtMs] : [],
    );
    if (times.length >= count) return Math.max(...times);
    if (Date.now() > untilMs) throw new Error(`${times.length} of ${count} pictures came`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

window.receivedBytes = async () => {
  let bytes = 0;
  for (const connection of connections) {
    for (const [, stats] of await connection.getStats())
      if (stats.type === 'inbound-rtp') bytes += stats.bytesReceived + stats.headerBytesReceived;
  }
  return bytes;
};
