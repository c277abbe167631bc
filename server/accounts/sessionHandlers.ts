import type { EndpointHandlers } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { Clock } from '../platform/Clock.ts';
import { type Caller, personOf } from './Caller.ts';
import { whoOf } from './Identity.ts';
import { hashPassword } from './passwordHash.ts';
import { mustBeStrong } from './passwordPolicy.ts';
import type { PeopleStore } from './ports.ts';
import type { Sessions } from './Sessions.ts';
import type { SignIn } from './SignIn.ts';

type Deps = {
  readonly people: PeopleStore;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly clock: Clock;
  readonly districtName: () => Promise<string>;
};

type Handlers = Pick<
  EndpointHandlers<Caller>,
  | 'session.read'
  | 'session.sign-in'
  | 'session.sign-out'
  | 'session.change-password'
  | 'session.list'
  | 'session.revoke'
>;

const endOwn = async (caller: Caller, sessions: Sessions): Promise<void> => {
  if (caller.identity.kind !== 'stranger') await sessions.end(caller.identity.sessionId);
};

async function changePassword(
  caller: Caller,
  { people, sessions, signIn }: Deps,
  typed: { current: string; next: string },
): Promise<void> {
  const { personId, sessionId } = personOf(caller);
  if (!(await signIn.confirm(personId, typed.current))) throw new AppError('sign-in.refused');
  const credentials = await people.credentialsOf(personId);
  mustBeStrong(typed.next, credentials?.signInName ?? '');
  if (typed.next === typed.current) throw new AppError('password.too-weak', { reason: 'same' });
  await people.setPassword(personId, { passwordHash: await hashPassword(typed.next), mustChangePassword: false });
  await sessions.endOthers(personId, sessionId);
  caller.log.info({ event: 'password.changed', personId });
}

/** Signing in and out, and one's own sessions and password. */
export function sessionHandlers(deps: Deps): Handlers {
  const { sessions, signIn, clock, districtName } = deps;
  return {
    'session.read': async (caller) => ({
      who: whoOf(caller.identity),
      districtName: await districtName(),
      serverAtMs: clock.nowMs(),
    }),
    'session.sign-in': async (caller, { body }) => {
      const personId = await signIn.attempt({ ...body, address: caller.address });
      // A new secret at each sign-in; the old one is of no use to whoever planted or copied it.
      await endOwn(caller, sessions);
      const token = await sessions.start({ kind: 'person', personId }, caller.device);
      caller.keepToken(token);
      return { who: whoOf(await sessions.identify(token)) };
    },
    'session.sign-out': async (caller) => {
      await endOwn(caller, sessions);
      caller.keepToken(null);
      return {};
    },
    'session.change-password': async (caller, { body }) => {
      await changePassword(caller, deps, body);
      return {};
    },
    'session.list': async (caller) => {
      const { personId, sessionId: current } = personOf(caller);
      const listed = await sessions.listOf(personId);
      return { sessions: listed.map((session) => ({ ...session, current: session.sessionId === current })) };
    },
    'session.revoke': async (caller, { params }) => {
      await sessions.end(params.sessionId, personOf(caller).personId);
      return {};
    },
  };
}
