/**
 * A window in a lesson in which a classroom sends over a poor line: the product's own session. What the classroom sends
 * is really encoded, since it is the encoder that must give way.
 */
import { Connection } from '../../../client/connection/Connection.ts';
import { ownWindowId } from '../../../client/connection/windowId.ts';
import { LessonSession } from '../../../client/lesson/LessonSession.ts';
import { SessionMedia } from '../../../client/lesson/SessionMedia.ts';
import { syntheticCamera, syntheticMicrophone } from '../../../client/media/synthetic.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { keepConnections } from '../line/keepConnections.ts';
import type { Received } from '../line/received.ts';

/** What a window is told to do. */
export type UplinkSeat = {
  readonly lessonId: LessonId;
  readonly teaches: boolean;
  /** `false`: what it sends is left to the browser alone. */
  readonly keeps: boolean;
};

/** What the classroom's browser makes of its line: its estimate, and the largest size that it really sends. */
export type Sending = { readonly availableBps: number; readonly rttMs: number; readonly heightPx: number };

declare global {
  interface Window {
    sitAtUplink: (seat: UplinkSeat) => void;
    beginUplinkLesson: () => Promise<void>;
    readUplink: () => Promise<Received>;
    readSending: () => Promise<Sending>;
  }
}

const CAMERA = { widthPx: 960, heightPx: 540, fps: 15 };
/** A picture stands still when its next frame is later than this, in ms: a classroom sends 15 a second. */
const STILL_AFTER_MS = 400;

const connections = keepConnections();
const elements = new Map<string, HTMLMediaElement>();
const seen = { frames: 0, lastAtMs: 0, longestMs: 0, gapsMs: 0 };

window.sitAtUplink = ({ lessonId, teaches, keeps }) => {
  const session = new LessonSession({
    lessonId,
    windowId: ownWindowId(),
    takeOver: true,
    connect: (events) => new Connection(events),
    openMedia: (parts) => new SessionMedia(parts),
  });
  if (!keeps) session.local.suitUplink = () => undefined;
  const common = { muted: false, soundMode: 'speech' } as const;
  const kind = teaches ? 'teacher-camera' : 'classroom-return';
  session.local.put({ ...common, kind, medium: 'video', track: teaches ? syntheticCamera('') : busyCamera() });
  session.local.put({ ...common, kind, medium: 'audio', track: syntheticMicrophone() });
  window.beginUplinkLesson = async () => void (await session.ask('lesson.start', {}));
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
      // The classroom itself need not see anything: its cores are for its encoder.
      if (!teaches) continue;
      session.drawn.note(element, streamId, CAMERA);
      watch(element);
    }
  });
};

/** A picture on which much moves, so that each layer takes what it may. */
function busyCamera(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: CAMERA.widthPx, height: CAMERA.heightPx });
  const pen = canvas.getContext('2d');
  const [track] = canvas.captureStream(CAMERA.fps).getVideoTracks();
  if (!pen || !track) throw new Error('no canvas');
  setInterval(() => {
    for (let box = 0; box < 40; box += 1) {
      pen.fillStyle = `hsl(${Math.random() * 360} 60% ${30 + Math.random() * 40}%)`;
      pen.fillRect(Math.random() * CAMERA.widthPx, Math.random() * CAMERA.heightPx, 60, 60);
    }
  }, 1_000 / CAMERA.fps);
  return track;
}

function watch(video: HTMLVideoElement): void {
  const frame: VideoFrameRequestCallback = () => {
    noteGap(performance.now());
    seen.lastAtMs = performance.now();
    seen.frames += 1;
    video.requestVideoFrameCallback(frame);
  };
  video.requestVideoFrameCallback(frame);
}

function noteGap(nowMs: number): void {
  const gapMs = seen.lastAtMs === 0 ? 0 : nowMs - seen.lastAtMs;
  if (gapMs <= STILL_AFTER_MS) return;
  seen.gapsMs += gapMs;
  seen.longestMs = Math.max(seen.longestMs, gapMs);
}

window.readUplink = async () => {
  const nowMs = performance.now();
  noteGap(nowMs);
  if (seen.lastAtMs > 0 && nowMs - seen.lastAtMs > STILL_AFTER_MS) seen.lastAtMs = nowMs;
  const picture = { atMs: nowMs, frames: seen.frames, stillMs: seen.gapsMs, longestStillMs: seen.longestMs };
  seen.longestMs = 0;
  const heard = { samples: 0, concealed: 0, bytes: 0, heightPx: 0 };
  for (const connection of connections) for (const [, stats] of await connection.getStats()) addHeard(heard, stats);
  return { ...picture, ...heard, sizeChanges: 0, firstFrameMs: 0 };
};

function addHeard(
  heard: Pick<Received, 'samples' | 'concealed' | 'bytes' | 'heightPx'>,
  stats: RTCInboundRtpStreamStats,
): void {
  if (stats.type !== 'inbound-rtp') return;
  heard.bytes += stats.bytesReceived ?? 0;
  if (stats.kind === 'video') heard.heightPx = Math.max(heard.heightPx, stats.frameHeight ?? 0);
  heard.samples += stats.totalSamplesReceived ?? 0;
  heard.concealed += (stats.concealedSamples ?? 0) - (stats.silentConcealedSamples ?? 0);
}

window.readSending = async () => {
  const sending = { availableBps: 0, rttMs: 0, heightPx: 0 };
  for (const connection of connections) for (const [, stats] of await connection.getStats()) addSent(sending, stats);
  return sending;
};

type Sent = RTCStats & {
  readonly availableOutgoingBitrate?: number;
  readonly currentRoundTripTime?: number;
  readonly frameHeight?: number;
  readonly framesPerSecond?: number;
  readonly active?: boolean;
};

function addSent(sending: { availableBps: number; rttMs: number; heightPx: number }, stats: Sent): void {
  if (stats.type === 'candidate-pair' && stats.availableOutgoingBitrate !== undefined) {
    sending.availableBps = Math.max(sending.availableBps, stats.availableOutgoingBitrate);
    sending.rttMs = Math.round(1_000 * (stats.currentRoundTripTime ?? 0));
  }
  if (stats.type === 'outbound-rtp' && stats.active !== false && (stats.framesPerSecond ?? 0) > 0)
    sending.heightPx = Math.max(sending.heightPx, stats.frameHeight ?? 0);
}
