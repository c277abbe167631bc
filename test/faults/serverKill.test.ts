import type { APIRequestContext } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { ask, must, socketOf } from '../support/socketOf.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

const ROUNDS = 5;
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

/** Changes the layout again and again until the line breaks; returns the number of changes that were acknowledged. */
async function changeUntilCut(): Promise<number> {
  let acknowledged = 0;
  let cut = false;
  socket.once('disconnect', () => {
    cut = true;
  });
  while (!cut) {
    // Each differs from the one before, so that each acknowledgement stands for one fact.
    for (const layout of ['teacher', 'stage', 'courseware'] as const)
      ask(socket, 'layout.hold', { layout }).then(
        ({ ok }) => {
          acknowledged += ok ? 1 : 0;
        },
        () => undefined,
      );
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return acknowledged;
}

it('loses no acknowledged fact when the server is killed in the middle of a lesson, and the lesson goes on', async () => {
  const { lessonId: id } = await lessonNowOf(requests, server);
  await connected();
  const joined = await must(socket, 'lesson.join', { lessonId: id, windowId: WINDOW, takeOver: false });
  await must(socket, 'lesson.start', {});
  for (let round = 0; round < ROUNDS; round += 1) {
    await must(socket, 'layout.hold', { layout: null });
    const { seq } = (await must(socket, 'lesson.read', {})).state;
    const changing = changeUntilCut();
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 700));
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    const restarted = server.crashAndRestart();
    await cut;
    const acknowledged = await changing;
    await restarted;
    await connected();
    const back = await must(socket, 'lesson.join', { lessonId: id, windowId: WINDOW, takeOver: false });
    expect(back.seatId).toBe(joined.seatId);
    expect(back.state?.phase).toBe('live');
    // Every acknowledged change is one fact; what was on its way may have been stored without being told.
    expect(back.state?.seq).toBeGreaterThanOrEqual(seq + acknowledged);
    expect(acknowledged).toBeGreaterThan(0);
  }
});
