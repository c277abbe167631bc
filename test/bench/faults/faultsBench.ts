import { loadavg } from 'node:os';
import { type Spread, spreadOf } from '../statistics.ts';
import { machine, say, wait } from '../surroundings.ts';
import { DisturbedLesson } from './DisturbedLesson.ts';
import { flows, interruptionOf } from './interruption.ts';

/** Does something bad; gives the moment from which on it is counted, where that is not the last frame before. */
type Fault = (lesson: DisturbedLesson) => Promise<{ readonly wholeAtMs?: number }>;

const workerOf = ({ server }: DisturbedLesson): number => server.workerPids().at(-1) ?? 0;

const blackout =
  (ms: number): Fault =>
  async ({ lab }) => {
    await lab.shape({ blackout: true });
    await wait(ms);
    await lab.shape({});
    return { wholeAtMs: Date.now() };
  };

/** In the order in which one follows the other in each round. */
const FAULTS: Readonly<Record<string, Fault>> = {
  workerKill: async (lesson) => {
    process.kill(workerOf(lesson), 'SIGKILL');
    return {};
  },
  blackout2s: blackout(2_000),
  recorderKill: async ({ recorderPid }) => {
    process.kill(recorderPid, 'SIGKILL');
    return {};
  },
  serverKill: async ({ server }) => {
    await server.crashAndRestart();
    return {};
  },
  workerHang: async (lesson) => {
    process.kill(workerOf(lesson), 'SIGSTOP');
    return {};
  },
  udpBlocked: async ({ lab }) => {
    await lab.letUdp(false);
    return {};
  },
  addressChange: async ({ lab }) => {
    await lab.changeAddress();
    return {};
  },
  blackout30s: blackout(30_000),
};

const KILLS_WORKER: readonly string[] = ['workerKill', 'workerHang'];
/** Of two deaths of a worker within a minute the second would be held against whoever began to send last, in ms. */
const BETWEEN_DEATHS_MS = 61_000;

const FLOWS_FOR_MS = 1_500;
/** The latest that a fault shows itself after it was done, in ms. */
const SHOWS_WITHIN_MS = 2_000;
const BACK_WITHIN_MS = 90_000;

/** One interruption, in ms. `NaN`: it was not over within 90 s. */
type Interrupted = { readonly picture: number; readonly sound: number; readonly recording?: number };

const asked = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** How long a lesson is interrupted by each fault; see docs/benchmarks.md. Needs root. `--runs 5 --only workerKill,udpBlocked`. */
export async function faultsBench() {
  const runs = Number(asked('--runs') ?? 5);
  const only = asked('--only')?.split(',') ?? Object.keys(FAULTS);
  const unknown = only.filter((name) => !Object.hasOwn(FAULTS, name));
  if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(FAULTS).join(', ')}`);
  const found: Record<string, Interrupted[]> = Object.fromEntries(only.map((name) => [name, []]));
  const lesson = await DisturbedLesson.open();
  try {
    for (let run = 0; run < runs; run += 1) await runOnce(lesson, found);
    const interruptionMs = Object.fromEntries(Object.entries(found).map(([name, all]) => [name, sumUp(all)]));
    return { runs, interruptionMs, machine: { ...machine(), load: loadavg() } };
  } finally {
    await lesson.close();
  }
}

let lastDeathMs = 0;

/** Each of the faults that are asked for, once. */
async function runOnce(lesson: DisturbedLesson, found: Readonly<Record<string, Interrupted[]>>): Promise<void> {
  for (const [name, fault] of Object.entries(FAULTS)) {
    if (!found[name]) continue;
    if (KILLS_WORKER.includes(name)) {
      await wait(Math.max(0, lastDeathMs + BETWEEN_DEATHS_MS - Date.now()));
      lastDeathMs = Date.now();
    }
    const interrupted = await disturb(lesson, name, fault);
    say(`${name}: ${JSON.stringify(interrupted)}`);
    found[name].push(interrupted);
    // Each begins on the way by which browsers go when nothing is wrong.
    if (name === 'udpBlocked') await lesson.lab.letUdp(true);
    if (name === 'addressChange') await lesson.lab.restoreAddress();
  }
}

async function disturb(lesson: DisturbedLesson, name: string, fault: Fault): Promise<Interrupted> {
  if (!(await becomesWhole(lesson, Date.now()))) throw new Error(`before ${name} the lesson did not flow`);
  const faultAtMs = Date.now();
  const { wholeAtMs } = await fault(lesson);
  const isBack = await becomesWhole(lesson, (wholeAtMs ?? faultAtMs) + SHOWS_WITHIN_MS);
  const { pictures, sound } = await lesson.seenSince(faultAtMs - 1_000);
  const of = (times: readonly number[]) => (isBack ? interruptionOf({ times, faultAtMs, wholeAtMs }) : Number.NaN);
  const interrupted = { picture: Math.max(...pictures.map(of)), sound: of(sound) };
  return name === 'recorderKill' ? { ...interrupted, recording: await lesson.recordingGapMs(faultAtMs) } : interrupted;
}

/** Waits until every picture and the sound flow, `fromMs` or later. */
async function becomesWhole(lesson: DisturbedLesson, fromMs: number): Promise<boolean> {
  const untilMs = Date.now() + BACK_WITHIN_MS;
  while (Date.now() < untilMs) {
    const { pictures, sound } = await lesson.seenSince(Date.now() - 2 * FLOWS_FOR_MS);
    const nowMs = Date.now();
    if (nowMs > fromMs + FLOWS_FOR_MS && [...pictures, sound].every((times) => flows(times, nowMs, FLOWS_FOR_MS)))
      return true;
    await wait(100);
  }
  return false;
}

function sumUp(all: readonly Interrupted[]): Record<string, Spread | number> {
  const well = all.filter(({ picture }) => !Number.isNaN(picture));
  const gaps = well.flatMap(({ recording }) => (recording === undefined ? [] : [recording]));
  return {
    picture: spreadOf(well.map(({ picture }) => picture)),
    sound: spreadOf(well.map(({ sound }) => sound)),
    ...(gaps.length > 0 ? { recording: spreadOf(gaps) } : {}),
    notBack: all.length - well.length,
  };
}
