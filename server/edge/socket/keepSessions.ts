import type { PassId, SessionId } from '../../../shared/vocabulary/index.ts';
import type { RightsLost } from '../../accounts/RightsWatch.ts';
import type { Log } from '../../platform/Log.ts';

type Parts = {
  readonly edge: { sessionsInUse(): SessionId[]; passesInUse(): PassId[]; cut(lost: RightsLost): void };
  readonly sessions: { touch(sessionId: SessionId): Promise<boolean> };
  readonly passes: { isGood(passId: PassId): Promise<boolean> };
  readonly log: Log;
};

/**
 * Keeps the sessions of open connections from becoming idle, and cuts those that have ended where nobody could tell
 * us, e.g. by another server on the same database; and passes whose lesson is over. To be called now and then; never
 * rejects.
 */
export async function keepSessions({ edge, sessions, passes, log }: Parts): Promise<void> {
  const looks = [
    ...edge.sessionsInUse().map((sessionId) => ({
      lost: { kind: 'session', sessionId } as const,
      isGood: () => sessions.touch(sessionId),
    })),
    ...edge.passesInUse().map((passId) => ({
      lost: { kind: 'pass', passId } as const,
      isGood: () => passes.isGood(passId),
    })),
  ];
  await Promise.all(
    looks.map(async ({ lost, isGood }) => {
      try {
        if (!(await isGood())) edge.cut(lost);
      } catch (err) {
        log.error({ event: 'session.not-kept', ...lost, err });
      }
    }),
  );
}
