import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { Who } from '../shared/api/index.ts';
import { AppError } from '../shared/errors/index.ts';
import { ADMINISTRATORS, type PersonRole } from '../shared/vocabulary/index.ts';
import { hasRole } from './api/roles.ts';
import { sessionQuery } from './api/session.ts';

/** The first screen of whoever it is. */
export function homeOf(who: Who) {
  if (who.kind === 'display') return '/display';
  if (who.kind === 'stranger' || who.mustChangePassword) return '/sign-in';
  if (hasRole(who.roles, ADMINISTRATORS)) return '/admin';
  return who.roles.includes('teacher') ? '/today' : '/library';
}

/** Who this browser is; asks the server once. */
export async function readWho(queryClient: QueryClient): Promise<Who> {
  return (await queryClient.ensureQueryData(sessionQuery)).who;
}

type GuardArgs = {
  readonly context: { readonly queryClient: QueryClient };
  readonly location: { readonly href: string };
};

/** A guard that lets in people with one of the roles, sends strangers to sign in and back, and refuses all others. */
export function forPersons(roles: readonly PersonRole[]) {
  return async ({ context, location }: GuardArgs): Promise<void> => {
    const who = await readWho(context.queryClient);
    if (who.kind !== 'person' || who.mustChangePassword)
      throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true });
    if (!hasRole(who.roles, roles)) throw new AppError('request.forbidden', {});
  };
}

/** Where to go after sign-in: back to a page of ours, never to an address that somebody put into the link. */
export function safeBack(back: string | undefined): string | undefined {
  return back?.startsWith('/') === true && !/^\/[/\\]/.test(back) && !back.startsWith('/sign-in') ? back : undefined;
}
