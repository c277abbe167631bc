import { describe, expect, it } from 'vitest';
import { readReceived, receptionBetween } from '../../../../client/media/receptionStats.ts';
import { ids } from '../../../support/ids.ts';

const [big, small] = [ids.stream(1), ids.stream(2)];
const tracks = new Map([
  [big, { id: 'track-big' }],
  [small, { id: 'track-small' }],
]);
const sizes = [
  { streamId: big, widthPx: 1_280, heightPx: 720 },
  { streamId: small, widthPx: 320, heightPx: 180 },
];

/** A browser's report with these incoming streams. */
const report = (...streams: object[]): [string, RTCStats][] =>
  streams.map((stream, index) => [
    `${index}`,
    { id: `${index}`, timestamp: 0, type: 'inbound-rtp', ...stream } as RTCStats,
  ]);

const picture = (fields: object) => ({ kind: 'video', trackIdentifier: 'track-big', ...fields });
const sound = (fields: object) => ({ kind: 'audio', trackIdentifier: 'track-voice', ...fields });

describe('what a display really received', () => {
  it('names for each picture its layer, how large it was drawn, its pace, its halts and its wait', () => {
    const before = readReceived(
      report(
        picture({
          framesDecoded: 100,
          framesDropped: 2,
          totalFreezesDuration: 1,
          jitterBufferDelay: 4,
          jitterBufferEmittedCount: 100,
        }),
      ),
      10,
    );
    const now = readReceived(
      report(
        picture({
          frameHeight: 360,
          framesDecoded: 205,
          framesDropped: 7,
          totalFreezesDuration: 1.5,
          jitterBufferDelay: 9,
          jitterBufferEmittedCount: 200,
        }),
      ),
      15,
    );
    const [seen] = receptionBetween(before, now, { tracks, sizes }).pictures;
    expect(seen).toEqual({ streamId: big, layerPx: 360, drawnPx: 720, fps: 20, frozenRatio: 0.1, bufferMs: 50 });
  });

  it('says of a place whose picture did not come that none came', () => {
    const still = report(picture({ frameHeight: 360, framesDecoded: 100, framesDropped: 0 }));
    const received = receptionBetween(readReceived(still, 10), readReceived(still, 15), { tracks, sizes });
    expect(received.pictures).toEqual([
      { streamId: big, layerPx: 0, drawnPx: 720, fps: 0, frozenRatio: 1, bufferMs: null },
      { streamId: small, layerPx: 0, drawnPx: 180, fps: 0, frozenRatio: 1, bufferMs: null },
    ]);
  });

  it('leaves out what is not drawn', () => {
    const hidden = { streamId: big, widthPx: 0, heightPx: 0 };
    const reading = readReceived(report(picture({ framesDecoded: 9 })), 1);
    expect(receptionBetween(reading, reading, { tracks, sizes: [hidden] }).pictures).toEqual([]);
  });

  it('takes no wanted pause for a halt, and a track that counts anew for a new one', () => {
    const before = readReceived(report(picture({ framesDecoded: 900, totalFreezesDuration: 0 })), 10);
    const now = readReceived(report(picture({ frameHeight: 180, framesDecoded: 50, totalFreezesDuration: 40 })), 15);
    const [seen] = receptionBetween(before, now, { tracks, sizes }).pictures;
    expect(seen).toMatchObject({ fps: 10, frozenRatio: 0 });
  });

  it('takes all sound together', () => {
    const two = (samples: number, concealed: number) =>
      report(
        sound({
          totalSamplesReceived: samples,
          concealedSamples: concealed,
          jitterBufferDelay: samples,
          jitterBufferEmittedCount: samples * 20,
        }),
        sound({ trackIdentifier: 'track-silent', totalSamplesReceived: 7, concealedSamples: 7 }),
      );
    const received = receptionBetween(readReceived(two(0, 0), 0), readReceived(two(1_000, 30), 5), {
      tracks,
      sizes: [],
    });
    expect(received).toEqual({ pictures: [], concealedRatio: 0.03, soundBufferMs: 50 });
  });

  it('says so where no sound came', () => {
    const none = readReceived(report(), 0);
    expect(receptionBetween(none, none, { tracks, sizes: [] })).toMatchObject({
      concealedRatio: null,
      soundBufferMs: null,
    });
  });
});
