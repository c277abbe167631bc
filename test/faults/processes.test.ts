import { existsSync, readFileSync } from 'node:fs';
import type { APIRequestContext } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lessonNowOf, requestsOf } from '../support/people.ts';
import { must, socketOf } from '../support/socketOf.ts';
import { type RunningServer, startServer } from '../support/startServer.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';
const SOON = { timeout: 60_000, interval: 50 };

let server: RunningServer;
let requests: APIRequestContext;
let socket: Socket;

beforeEach(async () => {
  server = await startServer();
  requests = await requestsOf(server, 'linxiaoyin');
  socket = await socketOf(server, requests);
  await connected();
});
afterEach(async () => {
  socket?.close();
  await requests?.dispose();
  await server?.stop();
});

const connected = () =>
  socket.connected ? Promise.resolve() : new Promise<void>((resolve) => socket.once('connect', () => resolve()));

const canReceive = {
  codecs: [
    {
      kind: 'audio' as const,
      mimeType: 'audio/opus',
      preferredPayloadType: 100,
      clockRate: 48_000,
      channels: 2,
    },
  ],
};

/** One that has ended and waits to be noticed by whoever started it runs no more. */
const runs = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

const recorderPids = () =>
  [...server.output().matchAll(/"pid":(\d+),"event":"recorder.started"/g)].map(([, pid]) => Number(pid));
const isHealthy = () => fetch(`${server.url}/healthz`).then(({ ok }) => ok);

async function join() {
  const { lessonId } = await lessonNowOf(requests, server);
  return must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: false });
}

it('leaves no media worker and no recorder behind when it is killed, also none that hangs', async () => {
  const [worker = 0] = server.workerPids();
  const [recorder = 0] = recorderPids();
  expect([runs(worker), runs(recorder)]).toEqual([true, true]);
  // One that hangs does not see that its server is gone.
  process.kill(worker, 'SIGSTOP');
  await server.crashAndRestart();
  await vi.waitUntil(() => !runs(worker) && !runs(recorder), SOON);
  expect(server.output()).toContain(`"event":"process.left-behind-ended","pid":${worker}`);
  // Those that do not hang end by themselves.
  const [, second = 0] = server.workerPids();
  const [, secondRecorder = 0] = recorderPids();
  process.kill(server.pid(), 'SIGKILL');
  await vi.waitUntil(() => !runs(second) && !runs(secondRecorder), SOON);
});

it('replaces a media worker that hangs, on the same port, and the lesson goes on without a new start', async () => {
  const { seatId } = await join();
  await must(socket, 'lesson.start', {});
  const [worker = 0] = server.workerPids();
  process.kill(worker, 'SIGSTOP');
  await vi.waitUntil(() => server.workerPids().length > 1, SOON);
  expect(server.output()).toContain('"event":"worker.hung"');
  expect(runs(worker)).toBe(false);
  const ports = [...server.output().matchAll(/"port":(\d+),"event":"worker.started"/g)].map(([, port]) => port);
  expect(new Set(ports).size).toBe(1);
  await vi.waitUntil(isHealthy, SOON);
  const again = await join();
  expect([again.seatId, again.state?.phase]).toEqual([seatId, 'live']);
});

it('starts another recorder when one is killed', async () => {
  const [recorder = 0] = recorderPids();
  process.kill(recorder, 'SIGKILL');
  await vi.waitUntil(() => recorderPids().length > 1, SOON);
  expect(await isHealthy()).toBe(true);
});

it('tells everybody before it stops as planned, and then is gone', async () => {
  await join();
  await must(socket, 'lesson.start', {});
  await must(socket, 'media.open', { canReceive });
  const heard: string[] = [];
  socket.onAny((event: string) => heard.push(event));
  const told = new Promise<void>((resolve) => socket.once('server.stopping', () => resolve()));
  process.kill(server.pid(), 'SIGTERM');
  await told;
  await vi.waitUntil(() => !runs(server.pid()), SOON);
  // Media goes on until they know.
  expect(heard).not.toContain('media.lost');
  expect(server.output()).toContain('"event":"server.stopped"');
  expect(server.output()).not.toContain('worker.died');
  await server.crashAndRestart();
  await connected();
  expect((await join()).state?.phase).toBe('live');
});
