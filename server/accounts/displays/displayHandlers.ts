import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { ClassroomId, DisplayId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { type Caller, mustReach, personOf, reaches, reachOf } from '../Caller.ts';
import { whoOf } from '../Identity.ts';
import type { ClassroomSchools, DisplayStore } from '../ports.ts';
import type { Sessions } from '../Sessions.ts';
import type { DisplayKeys } from './DisplayKeys.ts';
import type { Pairings } from './Pairings.ts';

type Deps = {
  readonly pairings: Pairings;
  readonly keys: DisplayKeys;
  readonly displays: DisplayStore;
  readonly classrooms: ClassroomSchools;
  readonly sessions: Sessions;
  readonly clock: Clock;
};

type PairingHandlers = Pick<
  EndpointHandlers<Caller>,
  'pairings.start' | 'pairings.read' | 'pairings.look-up' | 'pairings.approve'
>;
type DisplayHandlers = Pick<EndpointHandlers<Caller>, 'displays.challenge' | 'displays.sign-in' | 'displays.revoke'>;

/** A screen may be given to a classroom of one's own school, by the district's administrators to any. */
async function mustOwnClassroom(caller: Caller, { classrooms }: Deps, classroomId: ClassroomId): Promise<void> {
  const person = personOf(caller);
  const schoolId = await classrooms.schoolOf(classroomId);
  if (schoolId === undefined) throw new AppError('classroom.not-found', { classroomId });
  if (person.schoolId !== schoolId && !reaches(reachOf(person), schoolId)) {
    throw new AppError('request.forbidden', { reason: 'other-school' });
  }
}

type Revoking = Pick<Deps, 'displays' | 'sessions' | 'clock'>;

/** Takes a display's right away and cuts what it has open. */
async function revokeDisplay({ displays, sessions, clock }: Revoking, displayId: DisplayId): Promise<void> {
  await displays.revoke(displayId, clock.nowMs());
  await sessions.endAllOf({ kind: 'display', displayId });
}

/** Takes the right of every display of a classroom away. */
export async function revokeDisplaysOf(revoking: Revoking, classroomId: ClassroomId): Promise<void> {
  for (const displayId of await revoking.displays.listOf(classroomId)) await revokeDisplay(revoking, displayId);
}

function pairingHandlers(deps: Deps): PairingHandlers {
  const { pairings } = deps;
  return {
    'pairings.start': async (caller, { body }) => {
      const { pairingId, code, words, expiresAtMs } = await pairings.start(body.publicKey, body.label);
      caller.log.info({ event: 'pairing.began', address: caller.address });
      return { pairingId, code, words: [...words], expiresAtMs };
    },
    'pairings.read': (_caller, { params }) => pairings.read(params.pairingId),
    'pairings.look-up': async (caller, { body }) => {
      const { words, label, expiresAtMs } = await pairings.lookUp(personOf(caller).personId, body.code);
      return { words: [...words], label, expiresAtMs };
    },
    'pairings.approve': async (caller, { body }) => {
      const by = personOf(caller);
      await mustOwnClassroom(caller, deps, body.classroomId);
      const displayId = await pairings.approve(body.code, by, body.classroomId);
      caller.log.info({ event: 'display.paired', displayId, classroomId: body.classroomId, by: by.personId });
      return { displayId };
    },
  };
}

/** Pairing of classroom displays, and their sign-in by key. */
export function displayHandlers(deps: Deps): PairingHandlers & DisplayHandlers {
  const { keys, displays, sessions } = deps;
  return {
    ...pairingHandlers(deps),
    'displays.challenge': async (_caller, { params }) => ({ nonce: await keys.challenge(params.displayId) }),
    'displays.sign-in': async (caller, { params: { displayId }, body }) => {
      await keys.prove({ displayId, ...body });
      if (caller.identity.kind !== 'stranger') await sessions.end(caller.identity.sessionId);
      const token = await sessions.start({ kind: 'display', displayId }, caller.device);
      caller.keepToken(token);
      return { who: whoOf(await sessions.identify(token)) };
    },
    'displays.revoke': async (caller, { params: { displayId } }) => {
      const display = await displays.find(displayId);
      if (!display) throw new AppError('display.not-found', { displayId });
      mustReach(caller, display.schoolId);
      await revokeDisplay(deps, displayId);
      caller.log.info({ event: 'display.revoked', displayId, by: personOf(caller).personId });
      return {};
    },
  };
}
