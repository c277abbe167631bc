/**
 * A window in a lesson that is disturbed: the product's own session, which notes when each frame of every picture was
 * drawn and when the teacher's tone was heard.
 */
import { Connection } from '../../../client/connection/Connection.ts';
import { ownWindowId } from '../../../client/connection/windowId.ts';
import { LessonSession } from '../../../client/lesson/LessonSession.ts';
import { SessionMedia } from '../../../client/lesson/SessionMedia.ts';
import { syntheticCamera, syntheticMicrophone } from '../../../client/media/synthetic.ts';
import type { LessonId, StreamId, StreamKind } from '../../../shared/vocabulary/index.ts';

/** What a window is told to do. */
export type FaultSeat = { readonly lessonId: LessonId; readonly teaches: boolean };

/** When something was seen or heard, in ms of Unix time, in order. */
export type SeenTimes = { readonly picture: readonly number[]; readonly sound: readonly number[] };

declare global {
  interface Window {
    sitInFault: (seat: FaultSeat) => void;
    beginFaultLesson: () => Promise<string>;
    /** What was seen and heard since a moment. */
    seenSince: (sinceMs: number) => SeenTimes;
  }
}

/** Sound is looked at this often, in ms; quieter than this it is none. */
const LISTEN_EVERY_MS = 20;
const HEARD_FROM = 0.005;
/** Older times are forgotten. */
const KEPT = 20_000;

const seen = { picture: [] as number[], sound: [] as number[] };
const note = (times: number[]) => {
  times.push(Date.now());
  if (times.length > KEPT) times.splice(0, KEPT / 2);
};

const context = new AudioContext();
type Shown = { readonly element: HTMLMediaElement; readonly track: MediaStreamTrack; readonly stop: () => void };
const elements = new Map<StreamId, Shown>();

window.sitInFault = ({ lessonId, teaches }) => {
  const session = new LessonSession({
    lessonId,
    windowId: ownWindowId(),
    takeOver: true,
    connect: (events) => new Connection(events),
    openMedia: (parts) => new SessionMedia(parts),
  });
  const kind: StreamKind = teaches ? 'teacher-camera' : 'classroom-return';
  const common = { muted: false, soundMode: 'speech' } as const;
  session.local.put({ ...common, kind, medium: 'video', track: syntheticCamera('') });
  session.local.put({ ...common, kind, medium: 'audio', track: syntheticMicrophone() });
  window.beginFaultLesson = async () => {
    await session.ask('lesson.start', {});
    return (await session.ask('take.begin', {})).takeId;
  };
  session.tracks.subscribe(() => {
    const tracks = session.tracks.read();
    for (const [streamId, { track }] of elements) if (tracks.get(streamId) !== track) hide(session, streamId);
    for (const [streamId, track] of tracks) if (!elements.has(streamId)) show(session, streamId, track);
  });
};

function hide({ drawn }: LessonSession, streamId: StreamId): void {
  const shown = elements.get(streamId);
  elements.delete(streamId);
  if (!shown) return;
  drawn.clear(shown.element);
  shown.stop();
  shown.element.remove();
}

function show({ drawn }: LessonSession, streamId: StreamId, track: MediaStreamTrack): void {
  const element = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
  document.body.append(element);
  const isVideo = element instanceof HTMLVideoElement;
  elements.set(streamId, { element, track, stop: isVideo ? watch(element) : listen(track) });
  if (isVideo) drawn.note(element, streamId, { widthPx: 640, heightPx: 360 });
}

window.seenSince = (sinceMs) => ({
  picture: seen.picture.filter((atMs) => atMs >= sinceMs),
  sound: seen.sound.filter((atMs) => atMs >= sinceMs),
});

function watch(video: HTMLVideoElement): () => void {
  const drawn: VideoFrameRequestCallback = () => {
    note(seen.picture);
    video.requestVideoFrameCallback(drawn);
  };
  video.requestVideoFrameCallback(drawn);
  return () => undefined;
}

function listen(track: MediaStreamTrack): () => void {
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    if (Math.sqrt(power) > HEARD_FROM) note(seen.sound);
  }, LISTEN_EVERY_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
  };
}
