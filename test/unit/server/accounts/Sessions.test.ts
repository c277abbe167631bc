import { describe, expect, it } from 'vitest';
import type { KnownSession, SessionHolder, SessionStore, StoredSession } from '../../../../server/accounts/ports.ts';
import type { RightsLost } from '../../../../server/accounts/RightsWatch.ts';
import { Sessions } from '../../../../server/accounts/Sessions.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { ids } from '../../../support/ids.ts';

/** Sessions in memory; everybody is a teacher. */
class MemorySessions implements SessionStore {
  kept: StoredSession[] = [];
  touches = 0;

  async create(session: StoredSession): Promise<void> {
    this.kept.push(session);
  }

  async findByTokenHash(tokenHash: string): Promise<KnownSession | undefined> {
    const found = this.kept.find((session) => session.tokenHash === tokenHash);
    if (found?.holder.kind !== 'person') return undefined;
    const { sessionId, startedAtMs, lastUsedAtMs, holder } = found;
    const identity = {
      kind: 'person',
      sessionId,
      personId: holder.personId,
      name: '林',
      roles: ['teacher'],
      schoolId: null,
      mustChangePassword: false,
    } as const;
    return { identity, startedAtMs, lastUsedAtMs };
  }

  async touch(sessionId: string, atMs: number): Promise<boolean> {
    this.touches += 1;
    this.kept = this.kept.map((session) =>
      session.sessionId === sessionId ? { ...session, lastUsedAtMs: atMs } : session,
    );
    return this.kept.some((session) => session.sessionId === sessionId);
  }

  async listOf(): Promise<StoredSession[]> {
    return this.kept;
  }

  async end(sessionId: string): Promise<boolean> {
    return this.#drop((session) => session.sessionId === sessionId).length > 0;
  }

  async endAllOf(holder: SessionHolder, except?: string): Promise<StoredSession['sessionId'][]> {
    return this.#drop(
      (session) => JSON.stringify(session.holder) === JSON.stringify(holder) && session.sessionId !== except,
    );
  }

  async endExpired({ usedBeforeMs }: { usedBeforeMs: number }): Promise<StoredSession['sessionId'][]> {
    return this.#drop((session) => session.lastUsedAtMs < usedBeforeMs);
  }

  #drop(leaves: (session: StoredSession) => boolean): StoredSession['sessionId'][] {
    const gone = this.kept.filter(leaves);
    this.kept = this.kept.filter((session) => !leaves(session));
    return gone.map((session) => session.sessionId);
  }
}

function open() {
  const clock = new FakeClock();
  const store = new MemorySessions();
  const { log, entries } = keptLog();
  const sessions = new Sessions({ store, limits: { idleMs: 600_000, lifeMs: 3_600_000 }, clock, log });
  const lost: RightsLost[] = [];
  sessions.onRevoked((rights) => lost.push(rights));
  const mine = { kind: 'person', personId: ids.person(1) } as const;
  return { clock, store, sessions, lost, entries, mine };
}

describe('sessions', () => {
  it('keep the secret nowhere, not in the store and not in the log', async () => {
    const { sessions, store, entries, mine } = open();
    const token = await sessions.start(mine, 'Chrome');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([store.kept, entries])).not.toContain(token);
    expect(await sessions.identify(token)).toMatchObject({ kind: 'person', personId: ids.person(1) });
  });

  it.each([undefined, '', 'short', 'x'.repeat(43), "' or 1=1"])('know nobody by %j', async (token) => {
    expect((await open().sessions.identify(token)).kind).toBe('stranger');
  });

  it('write their use at most once a minute', async () => {
    const { sessions, store, clock, mine } = open();
    const token = await sessions.start(mine, 'Chrome');
    for (let used = 0; used < 10; used += 1) {
      clock.goOn(10_000);
      await sessions.identify(token);
    }
    expect(store.touches).toBe(1);
  });

  it('tell who has lost their rights: all of a person, one session, the others', async () => {
    const { sessions, lost, store, mine } = open();
    for (let started = 0; started < 3; started += 1) await sessions.start(mine, 'Chrome');
    const [first, second, third] = store.kept.map((session) => session.sessionId);
    if (!first || !second || !third) throw new Error('there should be three');
    await sessions.end(first);
    await sessions.endOthers(mine.personId, second);
    await sessions.endAllOf(mine);
    expect(lost).toEqual([{ kind: 'session', sessionId: first }, { kind: 'session', sessionId: third }, mine]);
  });

  it('say nothing when there was nothing to end', async () => {
    const { sessions, lost } = open();
    await sessions.end(ids.session(9));
    expect(lost).toEqual([]);
  });

  it('tell of those that ran out, so that what they have open is closed', async () => {
    const { sessions, lost, clock, mine } = open();
    await sessions.start(mine, 'Chrome');
    clock.goOn(600_001);
    await sessions.sweep();
    expect(lost).toMatchObject([{ kind: 'session' }]);
  });

  it('stay when an open connection uses them', async () => {
    const { sessions, lost, store, clock, mine } = open();
    await sessions.start(mine, 'Chrome');
    clock.goOn(500_000);
    const [session] = store.kept;
    if (session) await sessions.touch(session.sessionId);
    clock.goOn(500_000);
    await sessions.sweep();
    expect(lost).toEqual([]);
  });
});
