import { z } from 'zod';
import { Moment } from '../study/events/moment.ts';
import { EventQuery } from '../study/events/query.ts';
import { AtMs, Name, PersonId, SavedQueryId, SIGNED_IN, TakeId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { LibraryTake } from './takes.ts';

/** One answer holds the moments of so many takes at most, and of a take at most `MAX_MOMENTS_EACH`. */
export const MAX_TAKES_FOUND = 50;
export const MAX_MOMENTS_EACH = 500;
/** After so many moments the rest of the library waits until it is asked for. */
export const ENOUGH_MOMENTS = 200;

/** Somebody keeps at most this many queries. */
export const MAX_SAVED_QUERIES = 100;

/** Where a search goes on: after the take that was looked into last. */
export const SearchPlace = z.strictObject({ beganAtMs: AtMs, takeId: TakeId });
export type SearchPlace = z.infer<typeof SearchPlace>;

/** What a take is in a list of moments. */
export const FoundTake = LibraryTake.pick({
  takeId: true,
  title: true,
  courseTitle: true,
  schoolName: true,
  teacherName: true,
  beganAtMs: true,
  endedAtMs: true,
  listening: true,
  mine: true,
});
export type FoundTake = z.infer<typeof FoundTake>;

/** The moments of one take. `more`: how many there are besides those that are told. */
export const FoundLesson = z.object({ take: FoundTake, moments: z.array(Moment), more: z.int().min(0) });
export type FoundLesson = z.infer<typeof FoundLesson>;

/** What a search has found. */
export const SearchReply = z.object({
  /** Those in which something was found, newest first. */
  lessons: z.array(FoundLesson),
  /** How many takes were looked into. */
  searched: z.int().min(0),
  /** Takes whose log could not be read; nothing is said about them. */
  unread: z.int().min(0),
  /** Where to go on; `null`: all have been looked into. */
  next: SearchPlace.nullable(),
  /** How many are still to be looked into. */
  left: z.int().min(0),
});
export type SearchReply = z.infer<typeof SearchReply>;

/** What a saved query is called. */
const QueryName = Name.max(40);

/** A query that somebody keeps. */
export const SavedQuery = z.object({
  savedQueryId: SavedQueryId,
  name: z.string(),
  query: EventQuery,
  /** Whether the people of the owner's school see it. */
  shared: z.boolean(),
  byPersonId: PersonId,
  byName: z.string(),
  savedAtMs: AtMs,
  /** Whether the asker may change and remove it. */
  mine: z.boolean(),
});
export type SavedQuery = z.infer<typeof SavedQuery>;

const saving = z.strictObject({ name: QueryName, query: EventQuery, shared: z.boolean() });
const queryParams = z.strictObject({ savedQueryId: SavedQueryId });

/** Recorded lessons searched by what happened in them. Only takes that are over, and that the asker may watch, are looked into. */
export const searchApi = {
  /**
   * Looks into all takes that the asker may watch, newest first, for as long as one answer may take. Nothing of others is
   * told, not even how many there are.
   */
  'search.library': endpoint({
    method: 'POST',
    path: '/api/search',
    by: SIGNED_IN,
    body: z.strictObject({ query: EventQuery, after: SearchPlace.nullable() }),
    reply: SearchReply,
  }),
  /** Looks into one take. Errors: `take.not-found`, `take.not-yours`, `take.not-ended`. */
  'search.take': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/search',
    by: SIGNED_IN,
    params: z.strictObject({ takeId: TakeId }),
    body: z.strictObject({ query: EventQuery }),
    reply: SearchReply,
  }),
  /** The asker's saved queries and those that people of their school share, by name. */
  'queries.list': endpoint({
    method: 'GET',
    path: '/api/queries',
    by: SIGNED_IN,
    reply: z.object({ queries: z.array(SavedQuery) }),
  }),
  /** Saves a query; the same name with the same query is the same. Errors: `query.name-taken`, `query.too-many`. */
  'queries.add': endpoint({ method: 'POST', path: '/api/queries', by: SIGNED_IN, body: saving, reply: SavedQuery }),
  /** Changes one's own. Errors: `query.not-found`, `query.not-yours`, `query.name-taken`. */
  'queries.change': endpoint({
    method: 'PUT',
    path: '/api/queries/:savedQueryId',
    by: SIGNED_IN,
    params: queryParams,
    body: saving,
    reply: SavedQuery,
  }),
  /** Removes one's own. Errors: `query.not-found`, `query.not-yours`. */
  'queries.remove': endpoint({
    method: 'DELETE',
    path: '/api/queries/:savedQueryId',
    by: SIGNED_IN,
    params: queryParams,
  }),
};
