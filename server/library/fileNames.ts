import type { TrackFile } from '../../shared/api/index.ts';
import { foldFact } from '../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../shared/lesson/state.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';
import { endingOf } from './fileTypes.ts';
import type { StoredTake } from './ports.ts';

/** What no system takes in the name of a file, or what hides what it is. */
const UNFIT = /[\p{C}\p{Z}/\\:*?"<>|.]+/gu;
/** Longer parts are cut: names of files may have 255 bytes. */
const MOST_LETTERS = 24;

/** Parts of a name, as a file may have them. */
const named = (...parts: readonly string[]): string =>
  parts
    .map((part) => [...part.normalize('NFC').replace(UNFIT, '-')].slice(0, MOST_LETTERS).join(''))
    .filter((part) => part !== '' && part !== '-')
    .join('_');

/** `2026-11-23`, in the time zone of the server. */
export function dayOf(atMs: number): string {
  const at = new Date(atMs);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `20261123-090512`, in the time zone of the server. */
function stamp(atMs: number): string {
  const at = new Date(atMs);
  const two = (n: number): string => `${n}`.padStart(2, '0');
  const day = [`${at.getFullYear()}`.padStart(4, '0'), two(at.getMonth() + 1), two(at.getDate())];
  return `${day.join('')}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/** The name of a track file for whoever keeps it: whose, what, and when it began. */
export function trackFileName(file: TrackFile, take: StoredTake, facts: readonly LoggedFact[]): string {
  return trackFileNameAt(file, take, facts.reduce(foldFact, emptyLesson));
}

/** The same for whoever has read the log already: `end` is the lesson at its end. */
export function trackFileNameAt(
  file: Pick<TrackFile, 'seatId' | 'kind' | 'medium' | 'startAtMs' | 'codec'>,
  take: Pick<StoredTake, 'schoolName'>,
  end: Pick<LessonState, 'plan' | 'seats'>,
): string {
  const school = schoolOf(file.seatId, take, end);
  return `${named(school, file.kind, file.medium, stamp(file.startAtMs))}.${endingOf(file)}`;
}

/** The name of a file that is written of a take: the lesson, its day, and what it is. */
export const writtenFileName = ({ title, beganAtMs }: Pick<StoredTake, 'title' | 'beganAtMs'>, what: string): string =>
  named(title, dayOf(beganAtMs), what);

function schoolOf(
  seatId: string,
  take: Pick<StoredTake, 'schoolName'>,
  { plan, seats }: Pick<LessonState, 'plan' | 'seats'>,
): string {
  const classroomId = seats[seatId]?.classroomId;
  const room = plan?.listening.find((each) => each.classroomId === classroomId);
  if (!room) return take.schoolName;
  const isOnly = plan?.listening.filter(({ schoolName }) => schoolName === room.schoolName).length === 1;
  return isOnly ? room.schoolName : `${room.schoolName}-${room.name}`;
}

/** The name of a composed video: of which lesson, and from when. */
export const compositionName = ({ title, beganAtMs }: StoredTake, fromMs: number): string =>
  `${named(title, stamp(beganAtMs + fromMs))}.mp4`;
