import { expect, it } from 'vitest';
import {
  readSenderReports,
  writeNack,
  writePictureLoss,
  writeReceiverReport,
} from '../../../../../server/recording/rtp/rtcp.ts';
import { isRtcp, readRtp, unwrapRetransmission } from '../../../../../server/recording/rtp/rtpPacket.ts';
import { Unwrapper } from '../../../../../server/recording/rtp/Unwrapper.ts';
import { rtpPacket, senderReport } from '../../../../support/recording/packetize.ts';

const header = { payloadType: 101, marker: true, sequence: 65_535, timestamp: 0xffff_fff0, ssrc: 0xdead_beef };
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

it('reads a packet', () => {
  expect(readRtp(rtpPacket({ ...header, payload: hex('0102') }))).toEqual({ ...header, payload: hex('0102') });
});

it.each([
  ['contributing sources', '81 65 0001 00000002 00000003 11111111 aabb', 'aabb'],
  ['an extension', '90 65 0001 00000002 00000003 bede0001 22222222 aabb', 'aabb'],
  ['padding', 'a0 65 0001 00000002 00000003 aabb 000003', 'aabb'],
  ['nothing at all', '80 65 0001 00000002 00000003', ''],
])('leaves out %s', (_what, datagram, payload) => {
  expect(readRtp(hex(datagram))?.payload.toString('hex')).toBe(payload);
});

it.each([
  ['is cut short', '80 65 0001 00000002 0000'],
  ['is of another version', '40 65 0001 00000002 00000003 aabb'],
  ['has more padding than bytes', 'a0 65 0001 00000002 00000003 aabbff'],
  ['has a longer extension than bytes', '90 65 0001 00000002 00000003 bedeffff 22222222'],
  ['has an extension that is cut short', '90 65 0001 00000002 00000003 be'],
])('refuses what %s', (_what, datagram) => {
  expect(readRtp(hex(datagram))).toBeUndefined();
});

it('tells RTCP from RTP on one port', () => {
  expect(isRtcp(senderReport({ ssrc: 1, atMs: 0, timestamp: 0 }))).toBe(true);
  expect(isRtcp(rtpPacket({ ...header, payload: hex('01') }))).toBe(false);
});

it('finds what a retransmission carries, under its own number', () => {
  const again = readRtp(rtpPacket({ ...header, payloadType: 102, ssrc: 9, sequence: 4, payload: hex('1234 aabb') }));
  const original = { payloadType: 101, ssrc: 7 };
  expect(again && unwrapRetransmission(again, original)).toEqual({
    ...original,
    marker: true,
    timestamp: header.timestamp,
    sequence: 0x1234,
    payload: hex('aabb'),
  });
  const probing = readRtp(rtpPacket({ ...header, payload: hex('12') }));
  expect(probing && unwrapRetransmission(probing, original)).toBeUndefined();
});

it('reads sender reports within a compound packet', () => {
  const report = senderReport({ ssrc: 5, atMs: 1_790_000_000_123.25, timestamp: 77 });
  const bye = hex('81cb0001 00000005');
  const [read, ...more] = readSenderReports(Buffer.concat([report, bye]));
  expect(more).toEqual([]);
  expect(read).toMatchObject({ ssrc: 5, timestamp: 77 });
  expect(read?.atMs).toBeCloseTo(1_790_000_000_123.25, 2);
  expect(readSenderReports(report.subarray(0, 20))).toEqual([]);
});

it('asks for packets in as few words as it takes, also where numbers wrap', () => {
  expect(writeNack(7, [65_535, 0, 15, 16, 40]).toString('hex')).toBe(
    ['81cd0005', '00000001', '00000007', 'ffff8001', '00100000', '00280000'].join(''),
  );
});

it('asks for a key frame', () => {
  expect(writePictureLoss(7).toString('hex')).toBe('81ce0002' + '00000001' + '00000007');
});

it('reports reception', () => {
  const report = writeReceiverReport({
    ssrc: 7,
    lostRatio: 0.25,
    lost: 3,
    highestSequence: 0x0001_0002,
    lastReport: { compactNtp: 0xaabb_ccdd, agoMs: 500 },
  });
  expect(report.toString('hex')).toBe(
    '81c90007 00000001 00000007 40000003 00010002 00000000 aabbccdd 00008000'.replaceAll(' ', ''),
  );
});

it.each([
  [16, [65_534, 65_535, 0, 1, 65_535], [65_534, 65_535, 65_536, 65_537, 65_535]],
  [16, [0, 65_535, 1], [0, -1, 1]],
  [32, [2 ** 32 - 1, 5, 2 ** 31], [2 ** 32 - 1, 2 ** 32 + 5, 2 ** 32 + 2 ** 31]],
] as const)('follows a counter of %d bits over its end', (bits, wrapped, whole) => {
  const unwrapper = new Unwrapper(bits);
  expect(wrapped.map((value) => unwrapper.follow(value))).toEqual(whole);
});
