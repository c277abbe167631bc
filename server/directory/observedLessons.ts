import type { EndpointHandlers } from '../../shared/api/index.ts';
import { MAX_LIVE_LISTED } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { type Caller, personOf } from '../accounts/Caller.ts';
import type { PeopleStore } from '../accounts/ports.ts';
import type { ObservedLessons } from '../lesson/ports.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Presence } from './DisplayPresence.ts';
import { withPresence } from './lessonHandlers.ts';
import type { LessonStore } from './ports.ts';
import { sees, sightOf } from './sight.ts';

/** The next lesson is looked for within this time, in ms. */
const AHEAD_MS = 14 * 86_400_000;
/** Of so many lessons from now on one is planned, unless that many are live. */
const LOOKED_AT = MAX_LIVE_LISTED + 1;

/** Says which lessons somebody may look into: those that they see in the timetable. */
export function observedLessons({
  people,
  lessons,
}: {
  people: Pick<PeopleStore, 'find'>;
  lessons: Pick<LessonStore, 'find'>;
}): ObservedLessons {
  return {
    async phaseFor({ personId }, lessonId) {
      const [person, lesson] = await Promise.all([people.find(personId), lessons.find(lessonId)]);
      if (!lesson) throw new AppError('lesson.not-found', { lessonId });
      if (!person || !sees(person, lesson)) throw new AppError('lesson.not-yours', { lessonId });
      return lesson.phase;
    },
  };
}

type Deps = {
  readonly lessons: Pick<LessonStore, 'list' | 'listLive'>;
  readonly presence: Presence;
  readonly clock: Clock;
};

/** The list for those who walk through live lessons. */
export function observingEndpoints({
  lessons,
  presence,
  clock,
}: Deps): Pick<EndpointHandlers<Caller>, 'observing.list'> {
  return {
    'observing.list': async (caller) => {
      const sight = sightOf(personOf(caller));
      const serverAtMs = clock.nowMs();
      const [live, coming] = await Promise.all([
        lessons.listLive(sight, MAX_LIVE_LISTED),
        lessons.list(sight, { fromMs: serverAtMs, toMs: serverAtMs + AHEAD_MS }, LOOKED_AT),
      ]);
      const next = coming.find(({ phase }) => phase === 'planned');
      return {
        live: live.map((lesson) => withPresence(presence, lesson)),
        next: next ? withPresence(presence, next) : null,
        serverAtMs,
      };
    },
  };
}
