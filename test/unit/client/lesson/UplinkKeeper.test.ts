import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UplinkKeeper } from '../../../../client/lesson/UplinkKeeper.ts';
import type { UplinkUse } from '../../../../client/media/uplink/judgeUplink.ts';
import type { UplinkRung } from '../../../../shared/lesson/uplinkState.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LOOK_MS = 500;

const statsOf = (measured: Record<string, unknown> & { readonly type: RTCStatsType }): [string, RTCStats] => [
  measured.type,
  { id: measured.type, timestamp: 0, ...measured },
];

/** A device that sends a camera, and a line of which each look asks `isFull`. */
function device() {
  const line = { isFull: false, isThere: true, told: 0 as UplinkRung | undefined };
  const used: UplinkUse[] = [];
  const told: UplinkRung[] = [];
  let [sound, missed] = [0, 0];
  const report = async (): Promise<[string, RTCStats][]> => {
    sound += 25;
    if (line.isFull) missed += 10;
    return [
      statsOf({ type: 'outbound-rtp', kind: 'audio', packetsSent: sound, retransmittedPacketsSent: missed }),
      statsOf({ type: 'candidate-pair', nominated: true, currentRoundTripTime: line.isFull ? 0.36 : 0.06 }),
    ];
  };
  const links = [{ measure: report }, { measure: report }];
  let at = 0;
  const keeper = new UplinkKeeper({
    link: () => (line.isThere ? (links[at] ?? null) : null),
    needs: () => [2_650_000, 650_000, 150_000, 60_000, 0, 0],
    apply: (use) => void used.push(use),
    told: () => line.told,
    tell: async (rung) => void told.push(rung),
  });
  const look = (times = 1) => vi.advanceTimersByTimeAsync(times * LOOK_MS);
  const reopen = () => {
    at = 1;
  };
  return { keeper, line, used, told, look, reopen };
}

it('applies and tells at the first look at a full line, and lets pictures go on after a rest', async () => {
  const { keeper, line, used, told, look } = device();
  await look(4);
  line.isFull = true;
  await look();
  expect([used, told]).toEqual([[{ rung: 2, asking: false, resting: true }], [2]]);
  line.isFull = false;
  await look(2);
  expect(used.at(-1)).toEqual({ rung: 2, asking: false, resting: false });
  keeper.close();
});

it('tells again what the lesson has not heard, but not at each look, and nothing to nobody', async () => {
  const { keeper, line, told, look } = device();
  await look(4);
  line.isFull = true;
  await look();
  line.isFull = false;
  await look(20);
  expect(told).toEqual([2, 2]);
  line.told = 2;
  await look(20);
  line.told = undefined;
  await look(20);
  expect(told).toEqual([2, 2]);
  keeper.close();
});

it('keeps what it knows of the line when the link is opened anew', async () => {
  const { keeper, line, told, look, reopen } = device();
  await look(4);
  line.isFull = true;
  await look();
  line.isThere = false;
  await look(4);
  reopen();
  Object.assign(line, { isThere: true, isFull: false });
  await look(4);
  expect(new Set(told)).toEqual(new Set([2]));
  keeper.close();
});
