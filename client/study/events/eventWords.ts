import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundTake } from '../../../shared/api/index.ts';
import type { Happening, Moment } from '../../../shared/study/events/moment.ts';
import { type EventPart, type EventQuery, eventKinds } from '../../../shared/study/events/query.ts';

/** Classrooms as they are listed. */
export type ListedRoom = FoundTake['listening'][number];

type How = NonNullable<EventQuery['also']>['how'];
type Say = TFunction<'search'>;

/** What moments and queries are called, in the language on screen. */
export type EventWords = {
  /** Why a moment was found, with its number. */
  readonly reason: (happening: Happening) => string;
  /** The same with its classroom. */
  readonly full: (rooms: readonly ListedRoom[], happening: Happening) => string;
  /** What went on as well; `null`: nothing was asked for. */
  readonly also: (moment: Moment, how: How) => string | null;
  readonly room: (classroomId: string, rooms: readonly ListedRoom[]) => string;
  /** A query in one line. */
  readonly query: (query: EventQuery, rooms: readonly ListedRoom[]) => string;
};

const MINUTE_S = 60;
const ONE_DIGIT = 10;

/** The words of moments and queries. */
export function useEventWords(): EventWords {
  const { t } = useTranslation('search');
  return useMemo(
    () => ({
      reason: (happening) => reasonOf(t, happening),
      full: (rooms, happening) => {
        const room = happening.classroomId === null ? '' : roomName(happening.classroomId, rooms);
        return [room, reasonOf(t, happening)].filter((each) => each !== '').join(' · ');
      },
      also: ({ also }, how) => also && t(`with.${how}`, { what: reasonOf(t, also) }),
      room: roomName,
      query: ({ find, also }, rooms) => {
        const first = partOf(t, find, rooms);
        return also ? `${first} · ${t(`with.${also.how}`, { what: partOf(t, also.clause, rooms) })}` : first;
      },
    }),
    [t],
  );
}

/** A classroom is called by its school, and by itself too where the school has more than one. */
function roomName(classroomId: string, rooms: readonly ListedRoom[]): string {
  const room = rooms.find((each) => each.classroomId === classroomId);
  if (!room) return '';
  const namesakes = rooms.filter(({ schoolName }) => schoolName === room.schoolName);
  return namesakes.length > 1 ? `${room.schoolName} ${room.name}` : room.schoolName;
}

function reasonOf(t: Say, happening: Happening): string {
  const { kind, about } = happening;
  const marker = about?.kind === 'mark' ? about.byName : '';
  const why = kind === 'mark' ? t('reason.mark', { name: marker }) : t(`reason.${kind}`, { n: numberOf(t, happening) });
  const what = aboutOf(t, about);
  return what === '' ? why : `${why} · ${what}`;
}

/** At most one digit behind the point, and none where it is 0. */
const rounded = (n: number): number => Math.round(n * ONE_DIGIT) / ONE_DIGIT;

function numberOf(t: Say, { kind, measured: n }: Happening): string {
  if (n === null) return t('unknown');
  const { measure } = eventKinds[kind];
  if (measure === 'percent') return t('percent', { n: rounded(n) });
  const seconds = measure === 'minutes' ? n * MINUTE_S : n;
  if (seconds < 2 * MINUTE_S) return t('seconds', { n: rounded(seconds) });
  const whole = Math.round(seconds);
  return t('minutes-seconds', { m: Math.floor(whole / MINUTE_S), s: whole % MINUTE_S });
}

/** Empty where there is nothing to say. */
function aboutOf(t: Say, about: Happening['about']): string {
  switch (about?.kind) {
    case undefined:
      return '';
    case 'poll':
      return quoted(t, about.question);
    case 'mark':
      return quoted(t, about.text);
    case 'page':
      return t('about.page', { deck: about.deckName, page: about.page });
    case 'board':
      return t('about.board', { board: about.board });
  }
}

const quoted = (t: Say, text: string): string => (text === '' ? '' : t('quoted', { text }));

function partOf(t: Say, { kind, who, limit, words }: EventPart, rooms: readonly ListedRoom[]): string {
  const { measure } = eventKinds[kind];
  const much = limit ? `${t(`much.${limit.compare}`)} ${limit.value} ${t(`unit.${measure}`)}` : '';
  const parts = [whoOf(t, who, rooms), t(`kind.${kind}`), much, quoted(t, words)];
  return parts.filter((each) => each !== '').join(' · ');
}

/** Empty for any classroom. */
function whoOf(t: Say, who: EventPart['who'], rooms: readonly ListedRoom[]): string {
  switch (who.kind) {
    case 'any':
      return '';
    case 'same':
      return t('who.same');
    case 'school':
      return who.schoolName;
    case 'classroom':
      return roomName(who.classroomId, rooms) || t('who.gone');
  }
}
