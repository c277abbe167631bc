import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { addressBehind, trustedProxies } from '../../server/edge/http/proxies.ts';
import { AddressDoor, type DoorLimits, PER_ADDRESS } from '../../server/edge/socket/AddressDoor.ts';
import { SocketEdge } from '../../server/edge/socket/SocketEdge.ts';
import type { Visitor } from '../../server/edge/socket/Visitor.ts';
import { Lessons } from '../../server/lesson/Lessons.ts';
import { lessonHandlers } from '../../server/lesson/lessonHandlers.ts';
import type { LessonPlans, ObservedLessons } from '../../server/lesson/ports.ts';
import { systemClock } from '../../server/platform/Clock.ts';
import { Scope } from '../../server/platform/Scope.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { DeckFile } from '../../shared/lesson/coursewareState.ts';
import {
  type Answer,
  type BodyInput,
  type LoggedFact,
  type PackedFact,
  type RequestName,
  unpackFact,
} from '../../shared/protocol/index.ts';
import type { Role } from '../../shared/vocabulary/index.ts';
import { FakeMediaEngine } from '../fakes/FakeMediaEngine.ts';
import { FakePasses } from '../fakes/FakePasses.ts';
import { FakePupils } from '../fakes/FakePupils.ts';
import { FakeRecording } from '../fakes/FakeRecording.ts';
import { keptLog } from '../fakes/keptLog.ts';
import { MemoryLogStore } from '../fakes/MemoryLogStore.ts';
import { ids } from './ids.ts';
import { plan } from './lessons.ts';

/** A test's end of a line. */
export class TestLine {
  readonly socket: Socket;
  readonly facts: LoggedFact[] = [];
  readonly told: string[] = [];
  /** Why seats were lost. */
  readonly lost: string[] = [];
  #lastId = 0;

  constructor(url: string, visitor: string) {
    this.socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: visitor },
    });
    this.socket.on('facts', (told: PackedFact[]) => this.facts.push(...told.map(unpackFact)));
    this.socket.on('seat.lost', ({ code }: { code: string }) => this.lost.push(code));
    this.socket.onAny((event: string) => this.told.push(event));
  }

  /** Sends anything at all under the one event name, and gives whatever comes back. */
  raw(
    ask: unknown,
  ): Promise<{ ok: boolean; data?: unknown; error?: { code: string; details: Record<string, unknown> } }> {
    return this.socket.timeout(5_000).emitWithAck('ask', ask);
  }

  ask<N extends RequestName>(name: N, body: BodyInput<N>, id = this.nextId(), again = false): Promise<Answer<N>> {
    return this.socket.timeout(5_000).emitWithAck('ask', { id, again, name, body });
  }

  /** The reply's data; throws when the request was refused. */
  async must<N extends RequestName>(name: N, body: BodyInput<N>) {
    const answer = await this.ask(name, body);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return answer.data;
  }

  join(windowId = WINDOW, takeOver = false) {
    return this.ask('lesson.join', { lessonId: plan.lessonId, windowId, takeOver });
  }

  nextId(): string {
    this.#lastId += 1;
    return `0b8e1f4e-52b5-4f35-9b0a-${Math.random().toString(16).slice(2, 8).padEnd(6, '0')}${this.#lastId.toString(16).padStart(6, '0')}`;
  }
}

/** The window that a test's line says it is, unless it says otherwise. */
export const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';

const person = (n: number, roles: readonly Role[]): Visitor => ({
  holder: { kind: 'person', personId: ids.person(n), name: `人${n}` },
  roles,
  sessionId: ids.session(n),
});

const display = (n: number): Visitor => ({
  holder: { kind: 'display', displayId: ids.display(n), classroomId: ids.classroom(n) },
  roles: ['classroom'],
  sessionId: ids.session(100 + n),
});

/** A phone with a pass for the nth classroom. */
const phone = (n: number, classroom: number): Visitor => ({
  holder: {
    kind: 'assistant',
    passId: ids.pass(n),
    lessonId: plan.lessonId,
    classroomId: ids.classroom(classroom),
  },
  roles: ['assistant'],
  sessionId: null,
});

/** Who may knock in these tests: the cookie is simply the name. */
export const visitors: Readonly<Record<string, Visitor>> = {
  teacher: person(1, ['teacher']),
  'other-teacher': person(2, ['teacher']),
  'district-administrator': person(3, ['district-administrator']),
  'school-administrator': person(4, ['school-administrator']),
  researcher: person(5, ['researcher']),
  observer: person(6, ['observer']),
  /** The lesson's own teacher, who may observe others. */
  both: person(1, ['teacher', 'observer']),
  'display-1': display(1),
  'display-2': display(2),
  'display-3': display(3),
  'other-display': display(9),
  'phone-1': phone(1, 1),
  'phone-2': phone(2, 2),
  'second-phone-1': phone(3, 1),
};

/** A lesson behind a real socket, with media and store that only take notes. Ends with `scope.end()`. */
export async function openSocketLesson({
  store = new MemoryLogStore(),
  seatGraceMs = 60_000,
  doorLimits = PER_ADDRESS,
  trustProxy,
}: {
  store?: MemoryLogStore;
  seatGraceMs?: number;
  doorLimits?: DoorLimits;
  trustProxy?: string;
} = {}) {
  const scope = new Scope();
  const { log, entries } = keptLog();
  const engine = new FakeMediaEngine();
  const passes = new FakePasses();
  const phases: string[] = [];
  const wentOffline: string[] = [];
  const timetable = new Map([[plan.lessonId, plan]]);
  let marked = () => undefined as unknown;
  const onMarked = (listener: () => unknown) => {
    marked = listener;
  };
  let identified: () => unknown = () => undefined;
  const onIdentified = (listener: () => unknown) => {
    identified = listener;
  };
  const kept: DeckFile[] = [];
  let failures = 0;
  const failToFindPlans = (times: number) => {
    failures = times;
  };
  const plans: LessonPlans = {
    find: async (lessonId) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('the timetable cannot be read');
      }
      return timetable.get(lessonId);
    },
    markPhase: async (_lessonId, phase) => {
      phases.push(phase);
      marked();
    },
    listLive: async () => [],
  };
  /** Those with the lesson out of their reach. */
  const outOfReach = new Set<string>();
  const observed: ObservedLessons = {
    phaseFor: async ({ personId }, lessonId) => {
      if (!timetable.has(lessonId)) throw new AppError('lesson.not-found', { lessonId });
      if (outOfReach.has(personId)) throw new AppError('lesson.not-yours', { lessonId });
      return phases.includes('ended') ? 'ended' : phases.includes('live') ? 'live' : 'planned';
    },
  };
  const recording = new FakeRecording();
  const lessons = scope.own(
    new Lessons({
      plans,
      decks: { list: async () => kept },
      store,
      engine,
      recording,
      clock: systemClock,
      log,
      seatGraceMs,
    }),
    (l) => l.close(),
  );
  const http = createServer();
  const edge = scope.own(
    new SocketEdge({
      http,
      handlers: lessonHandlers({
        lessons,
        plans,
        observed,
        passes,
        pupils: new FakePupils(),
        recording,
        clock: systemClock,
      }),
      identify: async (cookie) => {
        const visitor = visitors[cookie ?? ''];
        await identified();
        return visitor;
      },
      isOwnOrigin: () => true,
      door: new AddressDoor({ limits: doorLimits, clock: systemClock, log }),
      addressOf: (request) => addressBehind(request, trustedProxies(trustProxy)),
      presence: { cameOnline: () => undefined, wentOffline: (displayId) => void wentOffline.push(displayId) },
      canRoute: engine.canRoute,
      build: 'test',
      clock: systemClock,
      log,
    }),
    (e) => e.close(),
  );
  passes.onRevoked = (passId) => edge.cut({ kind: 'pass', passId });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const connect = (visitor: string): TestLine =>
    scope.own(new TestLine(url, visitor), (line) => void line.socket.close());
  return {
    scope,
    store,
    engine,
    passes,
    edge,
    lessons,
    timetable,
    outOfReach,
    /** The decks that are kept for the lesson. */
    kept,
    failToFindPlans,
    onMarked,
    onIdentified,
    phases,
    wentOffline,
    entries,
    connect,
    url,
  };
}
