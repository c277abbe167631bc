import type { APIRequestContext } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors/index.ts';
import type { LayoutName } from '../../shared/lesson/state.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { ask, must, socketOf } from '../support/socketOf.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';
import { storedFacts } from '../support/storedFacts.ts';

const ROUNDS = 5;
/** Three changes in this time stay within what the gate lets through, in ms. */
const PACE_MS = 200;
const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';

let server: RunningServer;
let requests: APIRequestContext;
let socket: Socket;

beforeAll(async () => {
  server = await startServer();
  requests = await requestsOf(server, 'linxiaoyin');
  socket = await socketOf(server, requests);
});
afterAll(async () => {
  socket?.close();
  await requests?.dispose();
  await server?.stop();
});

const connected = () =>
  socket.connected ? Promise.resolve() : new Promise<void>((resolve) => socket.once('connect', resolve));

/** One change that was asked for, in order, and what became of it. */
type Change = { readonly layout: LayoutName; answer: 'none' | 'acknowledged' | ErrorCode };

/** Changes the layout again and again until the line breaks. */
async function changeUntilCut(): Promise<Change[]> {
  const changes: Change[] = [];
  let cut = false;
  socket.once('disconnect', () => {
    cut = true;
  });
  while (!cut) {
    // Each differs from the one before, so that each stands for one fact.
    for (const layout of ['teacher', 'stage', 'courseware'] as const) {
      const change: Change = { layout, answer: 'none' };
      changes.push(change);
      ask(socket, 'layout.hold', { layout }).then(
        (answer) => {
          change.answer = answer.ok ? 'acknowledged' : answer.error.code;
        },
        () => undefined,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  return changes;
}

/** The layouts that the log holds after a number, read from the database beside the server. */
async function storedLayouts(lessonId: LessonId, afterSeq: number) {
  const facts = await storedFacts(server.dataDir, lessonId, afterSeq);
  return facts.flatMap((fact) => (fact.type === 'layout.held' ? [fact.data.layout] : []));
}

it('loses no acknowledged fact when the server is killed in the middle of a lesson, and the lesson goes on', async () => {
  const { lessonId } = await lessonNowOf(requests, server);
  await connected();
  const joined = await must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
  await must(socket, 'lesson.start', {});
  for (let round = 0; round < ROUNDS; round += 1) {
    await must(socket, 'layout.hold', { layout: null });
    const { seq } = (await must(socket, 'lesson.read', {})).state;
    const changing = changeUntilCut();
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 700));
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    const restarted = server.crashAndRestart();
    await cut;
    const changes = await changing;
    await restarted;
    await connected();
    const back = await must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
    expect(back.seatId).toBe(joined.seatId);
    expect(back.state?.phase).toBe('live');
    // The log holds what was asked for, one fact for each and in order: as far as it was acknowledged at least. What
    // was on its way may have been stored without being told.
    const stored = await storedLayouts(lessonId, seq);
    expect(stored).toEqual(changes.slice(0, stored.length).map(({ layout }) => layout));
    const acknowledged = changes.findLastIndex(({ answer }) => answer === 'acknowledged') + 1;
    expect(acknowledged).toBeGreaterThan(0);
    expect(stored.length).toBeGreaterThanOrEqual(acknowledged);
    expect(back.state?.heldLayout).toBe(stored.at(-1));
    // A refused change is no fact, and the order above would mean nothing.
    expect(changes.map(({ answer }) => answer).filter((answer) => !['none', 'acknowledged'].includes(answer))).toEqual(
      [],
    );
  }
});
