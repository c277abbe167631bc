import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FarLecture, openFarLecture } from '../support/netlab/farLecture.ts';

/** Two browsers and a server begin: on a busy machine that takes minutes, in ms. */
const OPENS_WITHIN_MS = 300_000;

let far: FarLecture;

beforeAll(async () => {
  far = await openFarLecture({
    udp: false,
    // Nobody listens there: what is looked at is what browsers are told.
    env: ({ serverIp }) => ({ TURN_URLS: `turn:${serverIp}:9?transport=tcp`, TURN_SECRET: 'north-wind' }),
  });
}, OPENS_WITHIN_MS);
afterAll(() => far?.close());

async function seesAndHears(): Promise<void> {
  expect(await far.pictureMoves()).toBe(true);
  expect(await far.hearsTeacher()).toBe(true);
  expect(await far.isHeard()).toBe(true);
}

it('sees and hears the lesson by TCP where UDP is blocked from the start', async () => {
  await far.turnPage();
  await far.showsPage();
  await seesAndHears();
  await far.stageIs(true);
  expect(await far.notReloaded()).toBe(true);
});

it('remembers that, and the next time asks for TCP at once and gets it; it knows of the TURN servers as well', async () => {
  const { display } = far;
  await display.waitForFunction(() => localStorage.getItem('tongtang.tcp-first') !== null);
  await display.context().addInitScript(keepConnections);
  await display.reload();
  await display.locator('main[data-state="live"]').waitFor();
  await seesAndHears();
  expect(await display.evaluate(bestCandidates)).toEqual(['tcp']);
  const [turn] = await display.evaluate(turnServers);
  expect(turn?.urls).toEqual([`turn:${far.lab.serverIp}:9?transport=tcp`]);
  expect(turn?.username).toMatch(/^\d{10}:sea_/);
  expect(turn?.credential).toMatch(/^[\w+/]{27}=$/);
});

it('stays with TCP when UDP is let through in the middle of the lesson, and tries UDP again after a day', async () => {
  const { display, lab } = far;
  await lab.letUdp(true);
  await far.turnPage();
  await far.showsPage();
  await seesAndHears();
  await display.evaluate(makeADayOlder);
  await display.reload();
  await display.locator('main[data-state="live"]').waitFor();
  await seesAndHears();
  expect(await display.evaluate(bestCandidates)).toEqual(['udp']);
  await display.waitForFunction(() => localStorage.getItem('tongtang.tcp-first') === null);
});

/** Runs in the page before everything else: keeps all connections where the rest of this file finds them. */
function keepConnections(): void {
  const kept: RTCPeerConnection[] = [];
  const Usual = window.RTCPeerConnection;
  class Kept extends Usual {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  }
  Object.assign(window, { RTCPeerConnection: Kept, keptConnections: kept });
}

/** Runs in the page: by what the server would rather be reached, of all connections. */
function bestCandidates(): string[] {
  const { keptConnections } = window as Window & { keptConnections?: RTCPeerConnection[] };
  const best = (keptConnections ?? []).map(({ remoteDescription }) => {
    const offered = [...(remoteDescription?.sdp ?? '').matchAll(/^a=candidate:\S+ \d+ (udp|tcp) (\d+)/gim)];
    return offered.sort((a, b) => Number(b[2]) - Number(a[2]))[0]?.[1]?.toLowerCase() ?? 'none';
  });
  return [...new Set(best)].filter((protocol) => protocol !== 'none');
}

/** Runs in the page. */
function turnServers(): RTCIceServer[] {
  const { keptConnections } = window as Window & { keptConnections?: RTCPeerConnection[] };
  const configurations = (keptConnections ?? []).map((connection) => connection.getConfiguration());
  return configurations.flatMap(({ iceServers }) => iceServers ?? []);
}

/** Runs in the page: what it remembers is from a day ago. */
function makeADayOlder(): void {
  const kept = JSON.parse(localStorage.getItem('tongtang.tcp-first') ?? '{}');
  const untilAtMs = kept.untilAtMs - 24 * 3_600_000;
  localStorage.setItem('tongtang.tcp-first', JSON.stringify({ ...kept, untilAtMs }));
}
