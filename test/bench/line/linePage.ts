/**
 * A window in a lesson over a poor line: the product's own session, with the means to estimate the line that any browser
 * has. The same page sits in the product and in a bare mediasoup program. A teacher's picture is pumped: its layers have
 * known rates whatever is on it.
 */
import { Connection } from '../../../client/connection/Connection.ts';
import { ownWindowId } from '../../../client/connection/windowId.ts';
import { LessonSession } from '../../../client/lesson/LessonSession.ts';
import { SessionMedia } from '../../../client/lesson/SessionMedia.ts';
import { syntheticCamera, syntheticMicrophone } from '../../../client/media/synthetic.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { plainCamera, pumpFrames } from '../live/framePump.ts';
import { keepConnections } from './keepConnections.ts';
import type { Received } from './received.ts';

/** What a window is told to do. */
export type LineSeat = { readonly lessonId: LessonId; readonly teaches: boolean; readonly drawnHeightPx: number };

declare global {
  interface Window {
    sitOnLine: (seat: LineSeat) => void;
    beginLesson: () => Promise<void>;
    /** What has been seen and heard of the teacher so far. */
    readReceived: () => Promise<Received>;
  }
}

/** The layers of a teacher's camera at 720 lines (MEDIA.md), in bit/s. */
const LAYERS = [
  { fromPx: 0, bps: 150_000 },
  { fromPx: 300, bps: 500_000 },
  { fromPx: 600, bps: 2_000_000 },
];
const CAMERA_HEIGHT_PX = 720;

const isTeacher = new URLSearchParams(window.location.search).has('teaches');
const connections = isTeacher ? pumpFrames(LAYERS) : keepConnections();
const elements = new Map<string, HTMLMediaElement>();
let frames = 0;
let lastFrameAtMs = 0;
let longestGapMs = 0;
let gapsMs = 0;
let satAtMs = 0;
let firstFrameMs = 0;
let sizeChanges = 0;
let lastHeightPx = 0;

/** A picture stands still when its next frame is later than this, in ms: a quarter of a second is seen as a jerk. */
const STILL_AFTER_MS = 250;

window.sitOnLine = ({ lessonId, teaches, drawnHeightPx }) => {
  satAtMs = performance.now();
  const session = new LessonSession({
    lessonId,
    windowId: ownWindowId(),
    takeOver: true,
    connect: (events) => new Connection(events),
    openMedia: (parts) => new SessionMedia(parts),
  });
  const common = { muted: false, soundMode: 'speech' } as const;
  const kind = teaches ? 'teacher-camera' : 'classroom-return';
  const track = teaches ? plainCamera(CAMERA_HEIGHT_PX) : syntheticCamera('');
  session.local.put({ ...common, kind, medium: 'video', track });
  session.local.put({ ...common, kind, medium: 'audio', track: syntheticMicrophone() });
  window.beginLesson = async () => void (await session.ask('lesson.start', {}));
  session.tracks.subscribe(() => {
    for (const [streamId, received] of session.tracks.read()) {
      const known = elements.get(streamId);
      if (known?.srcObject instanceof MediaStream && known.srcObject.getTracks()[0] === received) continue;
      known?.remove();
      const element = document.createElement(received.kind === 'audio' ? 'audio' : 'video');
      element.autoplay = true;
      element.srcObject = new MediaStream([received]);
      elements.set(streamId, element);
      document.body.append(element);
      if (!(element instanceof HTMLVideoElement)) continue;
      session.drawn.note(element, streamId, { widthPx: (drawnHeightPx * 16) / 9, heightPx: drawnHeightPx });
      if (!teaches) watch(element);
    }
  });
};

function watch(video: HTMLVideoElement): void {
  const seen: VideoFrameRequestCallback = (_atMs, { height }) => {
    const nowMs = performance.now();
    noteGap(nowMs);
    if (frames === 0) firstFrameMs = nowMs - satAtMs;
    if (lastHeightPx > 0 && height !== lastHeightPx) sizeChanges += 1;
    lastHeightPx = height;
    lastFrameAtMs = nowMs;
    frames += 1;
    video.requestVideoFrameCallback(seen);
  };
  video.requestVideoFrameCallback(seen);
}

function noteGap(nowMs: number): void {
  const gapMs = lastFrameAtMs === 0 ? 0 : nowMs - lastFrameAtMs;
  if (gapMs <= STILL_AFTER_MS) return;
  gapsMs += gapMs;
  longestGapMs = Math.max(longestGapMs, gapMs);
}

window.readReceived = async () => {
  const nowMs = performance.now();
  // A picture that stands still at this moment has stood still until now.
  noteGap(nowMs);
  if (lastFrameAtMs > 0 && nowMs - lastFrameAtMs > STILL_AFTER_MS) lastFrameAtMs = nowMs;
  const seen = { atMs: nowMs, frames, stillMs: gapsMs, longestStillMs: longestGapMs, sizeChanges, firstFrameMs };
  longestGapMs = 0;
  const heard = { samples: 0, concealed: 0, bytes: 0, heightPx: 0 };
  for (const connection of connections) for (const [, stats] of await connection.getStats()) add(heard, stats);
  return { ...seen, ...heard };
};

type Heard = Pick<Received, 'samples' | 'concealed' | 'bytes' | 'heightPx'>;

function add(heard: Heard, stats: RTCInboundRtpStreamStats): void {
  if (stats.type !== 'inbound-rtp') return;
  heard.bytes += (stats.bytesReceived ?? 0) + (stats.headerBytesReceived ?? 0);
  if (stats.kind === 'video') heard.heightPx = Math.max(heard.heightPx, stats.frameHeight ?? 0);
  else {
    heard.samples += stats.totalSamplesReceived ?? 0;
    heard.concealed += (stats.concealedSamples ?? 0) - (stats.silentConcealedSamples ?? 0);
  }
}
