/**
 * A window that sits in a lesson and does nothing else: the product's own session with a canvas camera and a tone,
 * drawing every picture in a fixed size. The same page sits in the product and in the bare program.
 */
import { Connection } from '../../../client/connection/Connection.ts';
import { ownWindowId } from '../../../client/connection/windowId.ts';
import { LessonSession } from '../../../client/lesson/LessonSession.ts';
import { syntheticMicrophone } from '../../../client/media/synthetic.ts';
import type { LessonId, StreamId, StreamKind } from '../../../shared/vocabulary/index.ts';

/** What a bench tells a window to do. */
export type SeatOrders = {
  readonly lessonId: LessonId;
  readonly kind: StreamKind;
  /** Height of its own picture: what it sends follows from that. */
  readonly cameraHeightPx: number;
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
  }
}

const FRAMES_PER_SECOND = 15;

/**
 * A camera whose picture is so hard to code, fine grain that moves, that its encoder always uses all the bits that it
 * may: then the rate is the same wherever the window sits.
 */
function busyCamera(heightPx: number): MediaStreamTrack {
  const widthPx = Math.round((heightPx * 16) / 9);
  const [canvas, grain] = [new OffscreenCanvas(2 * widthPx, 2 * heightPx), document.createElement('canvas')];
  const pen = canvas.getContext('2d');
  grain.width = widthPx;
  grain.height = heightPx;
  const shown = grain.getContext('2d');
  const [track] = grain.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (!pen || !shown || !track) throw new Error('no canvas');
  const pixels = pen.createImageData(2 * widthPx, 2 * heightPx);
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : 60 + Math.random() * 140;
  pen.putImageData(pixels, 0, 0);
  setInterval(() => {
    const turn = performance.now() / 900;
    shown.drawImage(canvas, (-0.5 + Math.cos(turn) * 0.47) * widthPx, (-0.5 + Math.sin(turn * 1.3) * 0.47) * heightPx);
  }, 1_000 / FRAMES_PER_SECOND);
  return track;
}

const connections: RTCPeerConnection[] = [];
const Original = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Original {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

window.sit = ({ lessonId, kind, cameraHeightPx, drawnHeightPx }) => {
  const session = new LessonSession({
    lessonId,
    windowId: ownWindowId(),
    takeOver: true,
    connect: (events) => new Connection(events),
  });
  const common = { kind, muted: false, soundMode: 'speech' } as const;
  session.local.put({ ...common, medium: 'video', track: busyCamera(cameraHeightPx) });
  session.local.put({ ...common, medium: 'audio', track: syntheticMicrophone() });
  window.startLesson = async () => void (await session.ask('lesson.start', {}));
  const shown = new Set<StreamId>();
  session.tracks.subscribe(() => {
    for (const [streamId, track] of session.tracks.read()) {
      if (shown.has(streamId)) continue;
      shown.add(streamId);
      const element = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
      document.body.append(element);
      if (track.kind === 'video')
        session.drawn.note(element, streamId, { widthPx: (drawnHeightPx * 16) / 9, heightPx: drawnHeightPx });
    }
  });
};

window.receivedBytes = async () => {
  let bytes = 0;
  for (const connection of connections) {
    for (const [, stats] of await connection.getStats())
      if (stats.type === 'inbound-rtp') bytes += stats.bytesReceived + stats.headerBytesReceived;
  }
  return bytes;
};
