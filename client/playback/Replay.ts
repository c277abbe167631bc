import type { LibraryTake } from '../../shared/api/index.ts';
import type { LessonState } from '../../shared/lesson/state.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';
import { type Lanes, lanesOf } from '../../shared/timeline/lanes.ts';
import { tracksOf } from '../../shared/timeline/tracks.ts';
import { whyRefused } from '../api/whyRefused.ts';
import { Observable } from '../kit/Observable.ts';
import type { DeckFiles } from '../lesson/courseware/DeckFiles.ts';
import { Playback } from './Playback.ts';
import { ReplayLesson } from './ReplayLesson.ts';
import type { PlayableTrack, PlayedFile } from './TrackPlayer.ts';

/** How loud it is, 0–1. */
export type Loudness = { readonly volume: number; readonly muted: boolean };

/** Whether a source is heard: as it was heard live, always, or never. */
export type Hearing = 'live' | 'on' | 'off';

/** What a replay knows of its take. */
export type ReplayedTake = Pick<
  LibraryTake,
  'takeId' | 'title' | 'courseTitle' | 'schoolName' | 'teacherName' | 'beganAtMs' | 'endedAtMs'
>;

type Parts = {
  readonly take: ReplayedTake;
  readonly files: readonly PlayedFile[];
  readonly facts: readonly LoggedFact[];
  /** What was so before the first fact, when the log does not begin with its lesson. */
  readonly from?: LessonState;
  readonly deckFiles: DeckFiles;
  /** Where it begins, in ms since the take began. */
  readonly startMs: number;
  /** The source that is large in place of what was large live. */
  readonly pinned: string | null;
  /** What is shown over the pictures; `null`: nothing. */
  readonly watermark: string | null;
  readonly onFailed: () => void;
};

/** A take that is watched: its pictures and sounds, its lesson, and how this viewer wants to see and hear it. */
export class Replay {
  readonly take: ReplayedTake;
  readonly watermark: string | null;
  readonly lengthMs: number;
  readonly tracks: readonly PlayableTrack[];
  /** The lesson's log, as far as the viewer may read it. */
  readonly facts: readonly LoggedFact[];
  readonly lanes: Lanes;
  readonly lesson: ReplayLesson;
  readonly playback: Playback;
  readonly pinned: Observable<string | null>;
  readonly loudness = new Observable<Loudness>({ volume: 1, muted: false });
  /** By source; those that are not in it are heard as they were live. */
  readonly hearing = new Observable<ReadonlyMap<string, Hearing>>(new Map());
  /** Without pictures: sound, pages and ink only. */
  readonly saving = new Observable(false);

  constructor({ take, files, facts, from, deckFiles, startMs, pinned, watermark, onFailed }: Parts) {
    const { beganAtMs } = take;
    this.take = take;
    this.facts = facts;
    this.watermark = watermark;
    this.tracks = tracksOf(files, beganAtMs);
    this.lengthMs = lengthOf(take, this.tracks);
    this.lanes = lanesOf(facts, { beganAtMs, lengthMs: this.lengthMs, ...(from ? { from } : {}) });
    this.lesson = new ReplayLesson({ facts, from, beganAtMs, deckFiles });
    this.pinned = new Observable(pinned);
    this.playback = new Playback({
      lengthMs: this.lengthMs,
      startMs: startMs > 0 ? startMs : firstPictureMs(this.tracks),
      onMoment: (takeMs) => this.lesson.show(takeMs),
      onFailed,
      whyRefused,
      now: () => performance.now(),
    });
    this.playback.beat();
  }

  /** Hears a source otherwise. */
  hear(source: string, hearing: Hearing): void {
    this.hearing.set(new Map([...this.hearing.read(), [source, hearing]]));
  }

  close(): void {
    this.playback.close();
    this.lesson.close();
  }
}

/** From its beginning to its end; of one that goes on, as far as there are files. */
function lengthOf({ beganAtMs, endedAtMs }: ReplayedTake, tracks: readonly PlayableTrack[]): number {
  if (endedAtMs !== null) return endedAtMs - beganAtMs;
  return Math.max(0, ...tracks.flatMap(({ pieces }) => pieces.map(({ toMs }) => toMs)));
}

/** Recording begins some tenths of a second after the take; of what has no picture for longer than this, that is to be said. */
const LATE_MS = 5_000;

/** Where whoever asks for no moment begins: where there is something to see. */
function firstPictureMs(tracks: readonly PlayableTrack[]): number {
  const begins = tracks.flatMap(({ medium, pieces }) => (medium === 'video' ? pieces.map(({ fromMs }) => fromMs) : []));
  const first = Math.max(0, Math.min(...begins));
  return first <= LATE_MS ? first : 0;
}
