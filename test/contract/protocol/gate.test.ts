import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors/index.ts';
import { requests } from '../../../shared/protocol/index.ts';
import { openSocketLesson, type TestLine, visitors } from '../../support/openSocketLesson.ts';

const names = Object.keys(requests) as (keyof typeof requests)[];
/** The gate lets 60 requests of a line through at once, and there are more names than that. */
const ASKED_ON_A_LINE = 40;
const cases = Object.entries(visitors).flatMap(([visitor, { roles }]) =>
  names.map((name, index) => ({ visitor, roles, name, line: Math.floor(index / ASKED_ON_A_LINE) })),
);

let world: Awaited<ReturnType<typeof openSocketLesson>>;
const lines = new Map<string, TestLine>();
const lineOf = (visitor: string, nth: number): TestLine => {
  const line = lines.get(`${visitor} ${nth}`) ?? world.connect(visitor);
  lines.set(`${visitor} ${nth}`, line);
  return line;
};

/** The gate lets 20 requests a second through on average; a test that asks more takes a fresh line. */
const freshLine = (visitor: string): TestLine => world.connect(visitor);

beforeAll(async () => {
  world = await openSocketLesson();
});
afterAll(() => world.scope.end());

describe('the gate', () => {
  it.each(cases)(
    '$visitor asking $name is let in only if the contract says so',
    async ({ visitor, roles, name, line }) => {
      const asker = lineOf(visitor, line);
      const { error } = await asker.raw({
        id: asker.nextId(),
        again: false,
        name,
        body: { nonsense: true },
      });
      const allowed = requests[name].by.some((role) => roles.includes(role));
      // Who is let in is told that the body makes no sense; who is not, is not even told that.
      expect(error?.code).toBe(allowed ? 'request.malformed' : 'request.forbidden');
    },
  );

  it('says of what is nested too deep to be read that it is malformed', async () => {
    const line = freshLine('teacher');
    await new Promise<void>((resolve) => line.socket.once('connect', () => resolve()));
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const answered = new Promise<string>((resolve) =>
      line.socket.io.engine.on('data', (data) => resolve(String(data))),
    );
    line.socket.io.engine.write(
      `27["ask",{"id":"${line.nextId()}","again":false,"name":"lesson.read","body":${deep}}]`,
    );
    expect(await answered).toContain('"code":"request.malformed"');
  });

  it('cuts a line that sends on and on, also what nobody listens to', async () => {
    const line = freshLine('teacher');
    const cut = new Promise<void>((resolve) => line.socket.once('disconnect', () => resolve()));
    await new Promise<void>((resolve) => line.socket.once('connect', () => resolve()));
    for (let sent = 0; sent < 10_000; sent += 1) line.socket.emit('nobody-listens', sent);
    await cut;
  });

  it('lets nobody in without a session', async () => {
    const line = world.connect('nobody');
    const refusal = await new Promise<Error>((resolve) => line.socket.on('connect_error', resolve));
    expect(refusal.message).toBe('session.missing');
  });

  it.each(names)('gives a coded error for any body of %s, and the log stays as it was', async (name) => {
    const before = world.store.batches.length;
    const line = freshLine('teacher');
    const odd = fc.oneof(
      fc.anything({ maxDepth: 3 }),
      fc.record({ lessonId: fc.anything(), seatId: fc.anything(), streamIds: fc.array(fc.anything()) }),
    );
    const bodies = fc.sample(odd, 12).map((body) => JSON.parse(JSON.stringify(body ?? null) ?? 'null'));
    for (const body of bodies) {
      const answer = await line.raw({ id: line.nextId(), again: false, name, body });
      const code = answer.error?.code ?? '';
      // A body that happens to be right meets the next gate: this line has no seat. Two requests need neither.
      if (answer.ok) expect(['lesson.leave', 'clock.read']).toContain(name);
      else expect(Object.keys(errorCodes)).toContain(code);
      expect(code).not.toBe('server.fault');
    }
    expect(world.store.batches.length).toBe(before);
  });

  it('gives a coded error for anything that is not a request at all', async () => {
    const line = freshLine('display-1');
    for (const odd of [
      null,
      7,
      'x',
      [],
      {},
      { id: 'x', again: false, name: 'floor.grant', body: {} },
      { id: line.nextId(), again: false, name: '__proto__', body: {} },
      { id: line.nextId(), again: 'no', name: 'clock.read' },
    ]) {
      const { ok, error } = await line.raw(odd);
      expect(ok).toBe(false);
      expect(['request.malformed', 'request.unknown']).toContain(error?.code);
    }
  });

  it('says that a message is too large, and cuts off who sends one that is far too large', async () => {
    const line = freshLine('display-1');
    const ask = { id: line.nextId(), again: false, name: 'clock.read', body: { padding: 'x'.repeat(66_000) } };
    expect((await line.raw(ask)).error?.code).toBe('request.too-large');
    const gone = new Promise((resolve) => line.socket.on('disconnect', resolve));
    line.socket.emit('ask', 'x'.repeat(140_000), () => undefined);
    await gone;
    expect((await freshLine('display-2').ask('clock.read', {})).ok).toBe(true);
  });

  it('survives a message without an acknowledgement and an event that it does not know', async () => {
    const line = freshLine('display-1');
    await line.must('clock.read', {});
    line.socket.emit('ask', { id: line.nextId(), again: false, name: 'clock.read', body: {} });
    line.socket.emit('shutdown', 'please');
    expect((await line.ask('clock.read', {})).ok).toBe(true);
  });

  it('slows a flood down with a coded error and serves the others meanwhile', async () => {
    const flooder = freshLine('display-1');
    const answers = await Promise.all(Array.from({ length: 200 }, () => flooder.ask('clock.read', {})));
    const refused = answers.filter((answer) => !answer.ok && answer.error.code === 'request.too-many').length;
    expect(refused).toBeGreaterThan(100);
    expect((await freshLine('display-2').ask('clock.read', {})).ok).toBe(true);
  });
});
