import { expect, it } from 'vitest';
import type { Depacketizer, Frame } from '../../../../../server/recording/frames/Frame.ts';
import { H264Depacketizer } from '../../../../../server/recording/frames/h264.ts';
import { OpusDepacketizer, opusDurationMs, opusHead } from '../../../../../server/recording/frames/opus.ts';
import { readSpsSize } from '../../../../../server/recording/frames/sps.ts';
import { Vp8Depacketizer } from '../../../../../server/recording/frames/vp8.ts';
import { Vp9Depacketizer } from '../../../../../server/recording/frames/vp9.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** `timestamp payload`, and `!` after the last packet of a picture; `lost` where packets are. */
function feed(depacketizer: Depacketizer, ...packets: readonly string[]): Frame[] {
  return packets.flatMap((text, sequence) => {
    if (text === 'lost') {
      depacketizer.lose();
      return [];
    }
    const [timestamp = '', payload = ''] = text.replace('!', '').split(': ');
    const frame = depacketizer.add({
      payload: hex(payload),
      timestamp: Number(timestamp),
      marker: text.endsWith('!'),
      sequence,
      payloadType: 1,
      ssrc: 1,
    });
    return frame ? [frame] : [];
  });
}

const bytesOf = (frame: Frame | undefined): string => Buffer.concat([...(frame?.parts ?? [])]).toString('hex');

const VP8_KEY = '50 02 00 9d012a 8002 e001 aa';

it.each([
  ['the shortest descriptor', '10'],
  ['a picture number of 7 bits', '90 80 11'],
  ['a picture number of 15 bits', '90 80 91 22'],
  ['all that a descriptor may have', '90 f0 91 22 33 44'],
])('VP8: takes off %s', (_what, descriptor) => {
  const [frame] = feed(new Vp8Depacketizer(), `9: ${descriptor} ${VP8_KEY}!`);
  expect(bytesOf(frame)).toBe(hex(VP8_KEY).toString('hex'));
  expect(frame).toMatchObject({ timestamp: 9, isKey: true, size: { widthPx: 640, heightPx: 480 } });
});

it('VP8: joins the parts of a picture and tells key pictures from others', () => {
  const frames = feed(new Vp8Depacketizer(), `1: 10 ${VP8_KEY}`, '1: 00 bb', '1: 01 cc!', '2: 10 5102!');
  expect(frames.map(bytesOf)).toEqual([`${hex(VP8_KEY).toString('hex')}bbcc`, '5102']);
  expect(frames.map(({ isKey }) => isKey)).toEqual([true, false]);
});

it.each([
  ['its beginning', ['lost', '1: 00 bb', '1: 00 cc!', '2: 10 5102!'], ['5102']],
  ['its middle', ['1: 10 51', 'lost', '1: 00 cc!', '2: 10 5102!'], ['5102']],
  ['its end', ['1: 10 51', '1: 00 bb', 'lost', '2: 10 5102!'], ['5102']],
  ['its end and the next one’s beginning', ['1: 10 51', 'lost', '2: 00 dd!', '3: 10 5102!'], ['5102']],
])('VP8: drops a picture that has lost %s', (_what, packets, kept) => {
  expect(feed(new Vp8Depacketizer(), ...packets).map(bytesOf)).toEqual(kept);
});

it('VP8: a packet without a picture is none', () => {
  expect(feed(new Vp8Depacketizer(), '1: 10!', '1: !', '1: 90 80!')).toEqual([]);
});

/** 640 × 360, profile 0. */
const VP9_KEY = '82 498342 00 27f0 1670 00 00';

it.each([
  ['without anything', '0c'],
  ['with a picture number of 15 bits', '8c 81 23'],
  ['with layers', 'ac 81 23 10 00'],
  ['in flexible mode', 'bc 81 23 10'],
])('VP9: takes off a descriptor %s', (_what, descriptor) => {
  const [frame] = feed(new Vp9Depacketizer(), `9: ${descriptor} ${VP9_KEY}!`);
  expect(bytesOf(frame)).toBe(hex(VP9_KEY).toString('hex'));
  expect(frame).toMatchObject({ isKey: true, size: { widthPx: 640, heightPx: 360 } });
});

it('VP9: takes off references and a list of layers', () => {
  const frames = feed(new Vp9Depacketizer(), `1: 0e 38 0140 00b4 0280 0168 01 00 ${VP9_KEY}!`, '2: 5c 03 05 02 86!');
  expect(frames.map(({ isKey }) => isKey)).toEqual([true, false]);
  expect(frames[0]?.size).toEqual({ widthPx: 640, heightPx: 360 });
  expect(bytesOf(frames[1])).toBe('86');
});

it('VP9: makes one superframe of several layers', () => {
  const [frame] = feed(new Vp9Depacketizer(), `1: 28 00 00 ${VP9_KEY}`, '1: 24 00 00 aa', '1: 6c 02 00 bbcc!');
  const index = 'd9 0c000000 02000000 d9';
  expect(bytesOf(frame)).toBe(hex(`${VP9_KEY} aa bbcc ${index}`).toString('hex'));
  expect(frame?.isKey).toBe(true);
});

it('VP9: drops a picture that has lost a part', () => {
  expect(feed(new Vp9Depacketizer(), '1: 08 aa', 'lost', '1: 04 bb!', '2: 4c cc!').map(bytesOf)).toEqual(['cc']);
});

/** As they stand before every key picture. */
const SETS = () => `00000019${hex(SPS).toString('hex')}00000005${PPS}`;
/** Baseline, 640 × 360. */
const SPS = '6742c01eda0280bfe5c0440000030004000003 00c83c58ba80';
const PPS = '68ce0f2c80';
const AGGREGATE = `78 0019 ${SPS} 0005 ${PPS}`;

it('H264: reads the size of a picture from its parameter sets', () => {
  expect(readSpsSize(hex(SPS))).toEqual({ widthPx: 640, heightPx: 360 });
  // High profile, 1920 × 1080: its height is cropped.
  expect(readSpsSize(hex('67640028acd940780227e5c044000003000400000300f03c60c658'))).toEqual({
    widthPx: 1920,
    heightPx: 1080,
  });
});

it('H264: unpacks aggregates and fragments, and puts lengths in place of start codes', () => {
  const frames = feed(
    new H264Depacketizer(),
    `1: ${AGGREGATE}`,
    '1: 7c85 b0aa',
    '1: 7c05 bb',
    '1: 7c45 cc!',
    '2: 61 9a11!',
  );
  expect(frames.map(bytesOf)).toEqual([`${SETS()}0000000565b0aabbcc`, '00000003619a11']);
  expect(frames[0]).toMatchObject({ isKey: true, size: { widthPx: 640, heightPx: 360 } });
  expect(frames[0]?.codecPrivate?.toString('hex')).toBe(`0142c01effe10019${hex(SPS).toString('hex')}010005${PPS}`);
  expect(frames[1]).not.toHaveProperty('codecPrivate');
});

it.each([
  ['a fragment', ['1: 7c85 b0aa', 'lost', '1: 7c45 cc!', '2: 65 b0!'], ['0000000265b0']],
  ['its first slice', ['lost', '1: 65 40!', '2: 65 b0!'], ['0000000265b0']],
  ['its first fragment', ['lost', '1: 7c05 bb', '1: 7c45 cc!', '2: 65 b0!'], ['0000000265b0']],
  ['nothing, after the loss of whole pictures', ['lost', '1: 65 b0!'], ['0000000265b0']],
])('H264: of a picture that has lost %s keeps what is whole', (_what, packets, kept) => {
  const depacketizer = new H264Depacketizer();
  feed(depacketizer, `0: ${AGGREGATE}`, '0: 65 b0!');
  expect(feed(depacketizer, ...packets).map(bytesOf)).toEqual(kept.map((picture) => `${SETS()}${picture}`));
});

it('H264: puts the newest parameter sets before every key picture, also where the sender sent none', () => {
  const depacketizer = new H264Depacketizer();
  const frames = feed(depacketizer, `0: ${AGGREGATE}`, '0: 65 b0!', '1: 65 b1!', '2: 68 ce0f2c90', '2: 65 b2!');
  const changed = SETS().replace(PPS, '68ce0f2c90');
  expect(frames.map(bytesOf)).toEqual([`${SETS()}0000000265b0`, `${SETS()}0000000265b1`, `${changed}0000000265b2`]);
});

it('H264: nothing before the parameter sets, and no units of other kinds', () => {
  expect(feed(new H264Depacketizer(), '1: 65 b0!', `2: 1c ${PPS}!`, '3: 09 10!')).toEqual([]);
});

it.each([
  ['08', 20],
  ['48', 20],
  ['f8', 20],
  ['f9', 40],
  ['fb03', 60],
  ['00', 10],
  ['18', 60],
  ['e0', 2.5],
  ['fb', 0],
])('Opus: %s lasts %d ms', (packet, ms) => {
  expect(opusDurationMs(hex(packet))).toBe(ms);
});

it('Opus: each packet is a frame, an empty one is none', () => {
  expect(feed(new OpusDepacketizer(), '5: f8ff', 'lost', '6: ')).toEqual([
    { timestamp: 5, isKey: true, parts: [hex('f8ff')] },
  ]);
  expect(opusHead(2).toString('hex')).toBe('4f707573486561640102000080bb0000000000');
});
