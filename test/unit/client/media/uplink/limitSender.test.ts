import { describe, expect, it } from 'vitest';
import { videoEncodings } from '../../../../../client/media/encodings.ts';
import { limitSender } from '../../../../../client/media/uplink/limitSender.ts';
import { codingAt, pictureBpsAt, rungOf } from '../../../../../client/media/uplink/uplinkEncodings.ts';

const use = { rung: 0, asking: false, resting: false } as const;

/** A sender that takes one change at a time, as browsers do. */
function sender(heightPx: number | null) {
  let encodings: RTCRtpEncodingParameters[] =
    heightPx === null ? [{}] : videoEncodings('classroom-return', heightPx).map((each) => ({ ...each }));
  let open = 0;
  const parameters = () => ({ encodings, codecs: [], headerExtensions: [], rtcp: {}, transactionId: '' });
  const fake = {
    getParameters: parameters,
    setParameters: async (next: RTCRtpSendParameters) => {
      open += 1;
      expect(open).toBe(1);
      await Promise.resolve();
      encodings = next.encodings;
      open -= 1;
    },
  };
  return {
    fake,
    layers: () =>
      encodings.map(({ active, maxBitrate, maxFramerate }) => (active === false ? 'off' : [maxBitrate, maxFramerate])),
  };
}

const limited = async (rung: 0 | 1 | 2 | 3 | 4, also: object = {}) => {
  const { fake, layers } = sender(540);
  await limitSender(fake, { ...use, kind: 'classroom-return', coding: 'speech', heightPx: 540, rung, ...also });
  return layers();
};

describe('pictures', () => {
  it('give up their largest size, then all but the smallest, then frames, then all', async () => {
    expect(await limited(0)).toEqual([
      [150_000, undefined],
      [500_000, undefined],
      [2_000_000, undefined],
    ]);
    expect(await limited(1)).toEqual([[150_000, undefined], [500_000, undefined], 'off']);
    expect(await limited(2)).toEqual([[150_000, undefined], 'off', 'off']);
    expect(await limited(3)).toEqual([[60_000, 6], 'off', 'off']);
    expect(await limited(4)).toEqual(['off', 'off', 'off']);
    expect([0, 1, 2, 3, 4].map((rung) => pictureBpsAt(rung as 0, 'classroom-return', 540))).toEqual([
      2_650_000, 650_000, 150_000, 60_000, 0,
    ]);
  });

  it('rest altogether, and the smallest may take more while the line is asked', async () => {
    expect(await limited(2, { resting: true })).toEqual(['off', 'off', 'off']);
    expect(await limited(2, { asking: true })).toEqual([[1_500_000, undefined], 'off', 'off']);
  });

  it('come back as they were, one change after another', async () => {
    const { fake, layers } = sender(540);
    const limit = { ...use, kind: 'classroom-return', coding: 'speech', heightPx: 540 } as const;
    await Promise.all([limitSender(fake, { ...limit, rung: 3 }), limitSender(fake, { ...limit, rung: 0 })]);
    expect(layers()).toEqual([
      [150_000, undefined],
      [500_000, undefined],
      [2_000_000, undefined],
    ]);
  });

  it('that nobody looks at give way first', () => {
    const at = (kind: 'classroom-return' | 'teacher-camera', isWatched: boolean) =>
      ([0, 1, 2, 3, 4] as const).map((rung) => rungOf(rung, { kind, isWatched }));
    expect(at('classroom-return', true)).toEqual([0, 1, 2, 3, 4]);
    expect(at('classroom-return', false)).toEqual([0, 2, 3, 4, 4]);
    expect(at('teacher-camera', false)).toEqual([0, 2, 3, 3, 4]);
  });
});

describe('sound', () => {
  it('takes less at each rung, and as much as it is coded for at the top', async () => {
    const { fake, layers } = sender(null);
    const bps: unknown[] = [];
    for (const rung of [1, 2, 3, 0] as const) {
      await limitSender(fake, { ...use, rung, kind: 'classroom-return', coding: 'speech', heightPx: null });
      bps.push(layers()[0]?.[0]);
    }
    expect(bps).toEqual([32_000, 24_000, 16_000, undefined]);
  });

  it('is coded as speech before music breaks, and as thin sound at last', () => {
    expect(([0, 2, 3, 4, 5] as const).map((rung) => codingAt(rung, 'music'))).toEqual([
      'music',
      'music',
      'speech',
      'speech',
      'thin',
    ]);
  });
});
