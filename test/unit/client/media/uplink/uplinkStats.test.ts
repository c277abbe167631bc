import { expect, it } from 'vitest';
import { readUplink, uplinkBetween } from '../../../../../client/media/uplink/uplinkStats.ts';

const report = (entries: readonly object[]): [string, RTCStats][] =>
  entries.map((entry, index) => [`${index}`, { id: `${index}`, timestamp: 0, type: 'codec', ...entry }]);

const sound = (packetsSent: number, retransmittedPacketsSent: number) => ({
  type: 'outbound-rtp',
  kind: 'audio',
  packetsSent,
  retransmittedPacketsSent,
});
const layer = (targetBitrate: number, qualityLimitationReason: string, active = true) => ({
  type: 'outbound-rtp',
  kind: 'video',
  targetBitrate,
  qualityLimitationReason,
  active,
});
const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.06, availableOutgoingBitrate: 300_000 };

it('reads what the line is taken for, what pictures get of it, and the slowest round trip', () => {
  const remote = { type: 'remote-inbound-rtp', roundTripTime: 0.363 };
  const entries = [sound(100, 2), layer(88_000, 'bandwidth'), layer(9, 'bandwidth', false), pair, remote];
  expect(readUplink(report(entries), 7)).toEqual({
    atMs: 7,
    sound: 100,
    soundMissed: 2,
    carriedBps: 88_000,
    availableBps: 300_000,
    rttMs: 363,
  });
});

it('takes pictures that are held back by nothing, or by a busy device, for carried', () => {
  expect(readUplink(report([layer(500_000, 'none'), layer(90_000, 'cpu')]), 0).carriedBps).toBeNull();
});

it('tells how much of the sound was missed and what waits on the line, and nothing of too few packets', () => {
  const [before, after] = [
    readUplink(report([sound(100, 2), pair]), 0),
    readUplink(report([sound(125, 7), pair]), 500),
  ];
  expect(uplinkBetween(before, after, 40)).toMatchObject({ atMs: 500, missedRatio: 0.2, queueMs: 20 });
  expect(uplinkBetween(before, readUplink(report([sound(105, 7)]), 500), 40)).toMatchObject({
    missedRatio: null,
    queueMs: 0,
  });
});
