import { readFileSync } from 'node:fs';
import { type APIRequestContext, request } from 'playwright-core';
import type { EndpointReply } from '../../../shared/api/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { becomeDisplay } from '../displayKey.ts';
import { ownCertificate } from '../media/DtlsCaller.ts';
import { SocketSeat } from '../media/SocketSeat.ts';
import { requestsOf } from '../people.ts';
import { must } from '../socketOf.ts';
import { type RunningServer, startServer } from '../startServer.ts';
import { Chance } from './Chance.ts';
import { type Fared, HealthyLesson } from './HealthyLesson.ts';
import { type Fuzzed, HostileLine } from './HostileLine.ts';
import { HOSTILE_STREAMS, HostilePackets } from './rtpFuzz.ts';

/** How much is thrown at the server. */
export type FuzzAmount = { readonly messages: number; readonly packets: number; readonly seed: number };

/** What came of it. */
export type FuzzReport = {
  readonly messages: Fuzzed & { readonly seconds: number };
  readonly packets: { readonly rtp: number; readonly rtcp: number; readonly seconds: number };
  readonly healthy: Fared;
  readonly workerDeaths: number;
  /** Errors that no rule foresaw, each as the server wrote it. */
  readonly faults: readonly string[];
  /** Whether server and worker are the processes that they were. */
  readonly sameProcesses: boolean;
  readonly memoryMb: {
    readonly serverBefore: number;
    readonly serverAfter: number;
    readonly workerBefore: number;
    readonly workerAfter: number;
  };
};

/** So many packets are sent before it is waited until they have been taken in; more would not fit into the socket. */
const PACKETS_AT_ONCE = 64;
/** Of a hundred packets, reports and requests. */
const RTCP_SHARE = 10;

/** Throws messages and packets at a real server with a real worker, beside a lesson that goes on. */
export async function fuzzServer(
  { messages, packets, seed }: FuzzAmount,
  say: (step: string) => void = () => undefined,
): Promise<FuzzReport> {
  const server = await startServer({ TRUST_PROXY: '1', ANNOUNCED_ADDRESS: '127.0.0.1', LOG_LEVEL: 'info' });
  const opened: (() => unknown)[] = [() => server.stop()];
  try {
    const admin = await requestsOf(server, 'admin');
    const healthy = await HealthyLesson.open(server, admin);
    opened.push(
      () => healthy.close(),
      () => admin.dispose(),
    );
    const hostile = await hostilePeople(server, admin);
    opened.push(() => Promise.all(hostile.contexts.map((context) => context.dispose())));
    const [serverPid, workerPid] = [server.pid(), server.workerPids()[0] ?? 0];
    const before = { server: memoryMb(serverPid), worker: memoryMb(workerPid) };
    say(`${packets} packets`);
    const sent = await throwPackets({ server, lessonId: hostile.lessonId, teacher: hostile.teacher, packets, seed });
    say(`${messages} messages`);
    const fuzzed = await throwMessages({ server, hostile, messages, seed });
    const output = server.output();
    return {
      messages: fuzzed,
      packets: sent,
      healthy: healthy.fared,
      workerDeaths: output.match(/"event":"worker\.(died|hung)"/g)?.length ?? 0,
      faults: output.split('\n').filter((line) => /"code":"server\.fault"|uncaught|unhandled/i.test(line)),
      sameProcesses: server.pid() === serverPid && server.workerPids().length === 1,
      memoryMb: {
        ...{ serverBefore: before.server, serverAfter: memoryMb(serverPid) },
        ...{ workerBefore: before.worker, workerAfter: memoryMb(workerPid) },
      },
    };
  } finally {
    for (const undo of opened.reverse()) await undo();
  }
}

type Hostiles = {
  readonly lessonId: LessonId;
  readonly teacher: APIRequestContext;
  readonly contexts: readonly APIRequestContext[];
};

/** The teacher and the classrooms of another lesson, and a researcher who looks on: all of them let in, none of them honest. */
async function hostilePeople(server: RunningServer, admin: APIRequestContext): Promise<Hostiles> {
  const teacher = await requestsOf(server, 'wumo');
  const response = await teacher.get(`${server.url}/api/today`);
  const { lessons }: EndpointReply<'lessons.today'> = await response.json();
  const lesson = lessons[0];
  if (!lesson) throw new Error('the demonstration has no second lesson');
  const screens: APIRequestContext[] = [];
  for (const { classroomId } of lesson.listening) {
    const screen = await request.newContext();
    await becomeDisplay({ request: screen, server, approver: admin, classroomId });
    screens.push(screen);
  }
  return { lessonId: lesson.lessonId, teacher, contexts: [teacher, ...screens, await requestsOf(server, 'hanyan')] };
}

async function throwPackets(options: {
  readonly server: RunningServer;
  readonly lessonId: LessonId;
  readonly teacher: APIRequestContext;
  readonly packets: number;
  readonly seed: number;
}) {
  const { server, lessonId, teacher, packets, seed } = options;
  const certificate = await ownCertificate();
  const seat = await SocketSeat.take({ server, requests: teacher, lessonId, certificate });
  try {
    await must(seat.socket, 'lesson.start', {});
    const peer = await seat.send(HOSTILE_STREAMS);
    const made = new HostilePackets(new Chance(seed));
    const chance = new Chance(seed + 1);
    const count = { rtp: 0, rtcp: 0 };
    const beganMs = performance.now();
    while (count.rtp + count.rtcp < packets) {
      for (let packet = 0; packet < PACKETS_AT_ONCE; packet += 1) {
        if (chance.percent(RTCP_SHARE)) {
          peer.sendRtcp(made.rtcp());
          count.rtcp += 1;
        } else {
          const { packet: rtp, headerBytes } = made.rtp();
          peer.sendRtp(rtp, headerBytes);
          count.rtp += 1;
        }
      }
      await peer.settled();
    }
    return { ...count, seconds: secondsSince(beganMs) };
  } finally {
    seat.close();
    await certificate.remove();
  }
}

async function throwMessages(options: {
  readonly server: RunningServer;
  readonly hostile: Hostiles;
  readonly messages: number;
  readonly seed: number;
}) {
  const { server, hostile, messages, seed } = options;
  const fuzzed: Fuzzed = { sent: 0, answers: {}, unanswered: 0 };
  const beganMs = performance.now();
  await Promise.all(
    hostile.contexts.map(async (context, index) => {
      const { cookies } = await context.storageState();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const last = hostile.contexts.length - 1;
      const role = index === 0 ? 'teacher' : index === last ? 'researcher' : 'classroom';
      const line = new HostileLine(
        { url: server.url, cookie, lessonId: hostile.lessonId, role },
        { chance: new Chance(seed + 10 + index), fuzzed },
      );
      while (fuzzed.sent < messages) await line.burst();
    }),
  );
  return { ...fuzzed, seconds: secondsSince(beganMs) };
}

const secondsSince = (beganMs: number): number => Math.round((performance.now() - beganMs) / 100) / 10;

function memoryMb(pid: number): number {
  const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kb ?? 0) / 1_024);
}
