import type { Happenings } from './happenings.ts';
import type { Happening, Moment } from './moment.ts';
import { type EventPart, type EventQuery, eventKinds } from './query.ts';

/** Finds in one take what a query asks for, in order. What nobody could measure fits no limit. */
export function findMoments({ find, also }: EventQuery, take: Happenings): Moment[] {
  const found = fitting(find, take);
  if (!also) return found.map((happening) => ({ ...happening, also: null }));
  const others = fitting(also.clause, take);
  const isTogether = also.how === 'during' ? overlaps : follows(also.withinS * 1_000);
  const isSame = also.clause.who.kind === 'same';
  return found.flatMap((happening): Moment[] => {
    const other = others.find(
      (each) =>
        each !== happening &&
        isTogether(happening, each) &&
        (!isSame || each.classroomId === happening.classroomId || happening.classroomId === null),
    );
    return other ? [{ ...happening, also: other }] : [];
  });
}

function fitting({ kind, who, limit, words }: EventPart, { byKind, rooms }: Happenings): Happening[] {
  const isTheirs = whose(kind, who, rooms);
  const wanted = words.toLocaleLowerCase();
  return (byKind.get(kind) ?? []).filter(
    (happening) =>
      isTheirs(happening) && isWithin(limit, happening) && (wanted === '' || textOf(happening).includes(wanted)),
  );
}

type Rooms = Happenings['rooms'];

/** Of questions there are those of all classrooms together, and those of each; otherwise everything is of somebody. */
function whose(kind: EventPart['kind'], who: EventPart['who'], rooms: Rooms): (happening: Happening) => boolean {
  if (who.kind === 'classroom') return ({ classroomId }) => classroomId === who.classroomId;
  if (who.kind === 'school') {
    const theirs = new Set(rooms.flatMap((room) => (room.schoolName === who.schoolName ? [room.classroomId] : [])));
    return ({ classroomId }) => classroomId !== null && theirs.has(classroomId);
  }
  if (eventKinds[kind].of !== 'question') return () => true;
  return ({ classroomId }) => (classroomId === null) === (who.kind === 'any');
}

function isWithin(limit: EventPart['limit'], { measured }: Happening): boolean {
  if (limit === null) return true;
  if (measured === null) return false;
  return limit.compare === 'over' ? measured > limit.value : measured < limit.value;
}

function textOf({ about }: Happening): string {
  if (about === null) return '';
  const parts =
    about.kind === 'poll'
      ? [about.question]
      : about.kind === 'page'
        ? [about.deckName, `${about.page}`]
        : about.kind === 'board'
          ? [`${about.board}`]
          : [about.text, ...about.tags];
  return parts.join('\n').toLocaleLowerCase();
}

/** A moment without length is at what it lies in. */
function overlaps(one: Happening, other: Happening): boolean {
  return one.fromMs < endOf(other) && other.fromMs < endOf(one);
}

const endOf = ({ fromMs, toMs }: Happening): number => Math.max(toMs, fromMs + 1);

const follows =
  (withinMs: number) =>
  (one: Happening, before: Happening): boolean =>
    one.fromMs >= before.fromMs && one.fromMs - before.fromMs <= withinMs;
