import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query';
import type { EndpointInput, EndpointReply, Who } from '../../shared/api/index.ts';
import { api } from './api.ts';

/** Who this browser is to the server, and which district it is. */
export type Session = EndpointReply<'session.read'>;
/** A person who has signed in. */
export type PersonWho = Extract<Who, { kind: 'person' }>;

/** The session, asked for once and then kept until it changes. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => api('session.read'),
  staleTime: 5 * 60_000,
});

/** The session in a screen; the routes have made sure that it is there. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

function keepWho(client: QueryClient, who: Who): void {
  client.setQueryData(sessionQuery.queryKey, (session) => (session === undefined ? session : { ...session, who }));
}

/** Signs in and keeps who that is. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'session.sign-in'>['body']) => api('session.sign-in', { body }),
    onSuccess: ({ who }) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      keepWho(client, who);
    },
  });
}

/** Forgets everything that the last person saw. */
export function forgetSession(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  keepWho(client, { kind: 'stranger' });
}

/** Signs out on the server and here. */
export function useSignOut() {
  return useMutation({ mutationFn: () => api('session.sign-out') });
}

/** Sets a new password; the person's other sessions end. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EndpointInput<'session.change-password'>['body']) => api('session.change-password', { body }),
    onSuccess: async () => {
      client.setQueryData(sessionQuery.queryKey, (session) =>
        session?.who.kind === 'person' ? { ...session, who: { ...session.who, mustChangePassword: false } } : session,
      );
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}

/** All sign-ins of this person. */
export function useSessions() {
  return useQuery({ queryKey: ['sessions'], queryFn: () => api('session.list') });
}

/** Ends one of one's own sign-ins; it leaves the list at once. */
export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: EndpointInput<'session.revoke'>['params']['sessionId']) =>
      api('session.revoke', { params: { sessionId } }),
    onMutate: (sessionId) => {
      client.setQueryData<EndpointReply<'session.list'>>(
        ['sessions'],
        (list) => list && { sessions: list.sessions.filter((session) => session.sessionId !== sessionId) },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
