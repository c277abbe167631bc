import type { SessionId } from '../../../shared/vocabulary/index.ts';
import type { RightsLost } from '../../accounts/RightsWatch.ts';
import type { Log } from '../../platform/Log.ts';

type Parts = {
  readonly edge: { sessionsInUse(): SessionId[]; cut(lost: RightsLost): void };
  readonly sessions: { touch(sessionId: SessionId): Promise<boolean> };
  readonly log: Log;
};

/**
 * Keeps the sessions of open connections from becoming idle, and cuts those that have ended where nobody could tell
 * us, e.g. by another server on the same database. To be called now and then; never rejects.
 */
export async function keepSessions({ edge, sessions, log }: Parts): Promise<void> {
  await Promise.all(
    edge.sessionsInUse().map(async (sessionId) => {
      try {
        if (!(await sessions.touch(sessionId))) edge.cut({ kind: 'session', sessionId });
      } catch (err) {
        log.error({ event: 'session.not-kept', sessionId, err });
      }
    }),
  );
}
