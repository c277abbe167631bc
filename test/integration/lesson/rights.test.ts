import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { openSocketLesson } from '../../support/openSocketLesson.ts';
import { TestApp } from '../../support/TestApp.ts';

describe('a handshake', () => {
  let world: Awaited<ReturnType<typeof openSocketLesson>>;

  beforeEach(async () => {
    world = await openSocketLesson();
  });
  afterEach(() => world.scope.end());

  it.each([
    ['session', { kind: 'session', sessionId: ids.session(1) }],
    ['person', { kind: 'person', personId: ids.person(1) }],
  ] as const)('lets nobody in whose %s lost its rights meanwhile', async (_what, lost) => {
    world.onIdentified(() => world.edge.cut(lost));
    const line = world.connect('teacher');
    await new Promise((resolve) => line.socket.once('disconnect', resolve));
    expect(line.told).not.toContain('hello');
    expect(world.edge.sessionsInUse()).toEqual([]);
  });

  it('lets in whoever others lost their rights beside', async () => {
    world.onIdentified(() => world.edge.cut({ kind: 'session', sessionId: ids.session(2) }));
    expect((await world.connect('teacher').join()).ok).toBe(true);
  });

  it('tells a stranger a code, and nothing of what went wrong inside', async () => {
    world.onIdentified(() => {
      throw new Error('SQLITE_CORRUPT: select token_hash from sessions');
    });
    const refusal = await new Promise<Error & { data?: unknown }>((resolve) =>
      world.connect('teacher').socket.once('connect_error', resolve),
    );
    expect(refusal.message).toBe('server.fault');
    expect(refusal.data).toBeUndefined();
    expect(world.entries.map(({ event }) => event)).toContain('socket.not-admitted');
  });
});

describe('an open line', () => {
  let app: TestApp;
  let teacher: Socket;

  beforeEach(async () => {
    // Only what is done each minute; sockets and database keep their own time.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    app = await TestApp.start({ fill: async (stores) => void (await addSchool(stores, 'a')) });
    const { cookie } = await app.as('a-teacher');
    teacher = io(app.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    await new Promise((resolve) => teacher.once('hello', resolve));
  });
  afterEach(async () => {
    teacher.close();
    await app.close();
    vi.useRealTimers();
  });

  it('is cut within a minute when its session has ended where nobody could tell', async () => {
    const db = openSqlite(app.dataDir);
    await db.deleteFrom('sessions').execute();
    await db.destroy();
    const cut = new Promise((resolve) => teacher.once('disconnect', resolve));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await cut).toBe('io server disconnect');
  });

  it('keeps its session in use, and stays', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    const answer = await teacher.timeout(5_000).emitWithAck('ask', {
      id: crypto.randomUUID(),
      again: false,
      name: 'clock.read',
      body: {},
    });
    expect(answer.ok).toBe(true);
  });
});
