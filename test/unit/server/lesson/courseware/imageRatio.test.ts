import { describe, expect, it } from 'vitest';
import { imageRatio } from '../../../../../server/lesson/courseware/imageRatio.ts';
import { jpegHead, makePng } from '../../../../support/images.ts';

const webp = (form: string, rest: Buffer): Buffer =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.from(form, 'latin1'), Buffer.alloc(4), rest]);

describe('the shape of an image', () => {
  it('is read from its header', () => {
    expect(imageRatio('png', makePng(40, 20, [1, 2, 3]))).toBe(2);
    expect(imageRatio('jpeg', jpegHead(4_000, 3_000, 1))).toBeCloseTo(4 / 3);
  });

  it('is that of the photo as it is looked at, also when it was taken upright', () => {
    expect(imageRatio('jpeg', jpegHead(4_000, 3_000, 6))).toBeCloseTo(3 / 4);
  });

  it('is read from each of the three forms of WebP', () => {
    const lossy = Buffer.alloc(10);
    lossy.writeUInt16LE(320, 6);
    lossy.writeUInt16LE(160, 8);
    expect(imageRatio('webp', webp('VP8 ', lossy))).toBe(2);
    const lossless = Buffer.alloc(5);
    lossless.writeUInt32LE((159 << 14) | 319, 1);
    expect(imageRatio('webp', webp('VP8L', lossless))).toBe(2);
    const extended = Buffer.alloc(10);
    extended.writeUIntLE(319, 4, 3);
    extended.writeUIntLE(159, 7, 3);
    expect(imageRatio('webp', webp('VP8X', extended))).toBe(2);
  });

  it.each([
    ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['png', makePng(40, 20, [0, 0, 0]).subarray(0, 18)],
    ['jpeg', Buffer.from('ffd8ff', 'hex')],
    ['jpeg', jpegHead(0, 10, 1)],
    ['jpeg', Buffer.from('ffd8ffe00000', 'hex')],
    ['webp', webp('ALPH', Buffer.alloc(20))],
  ] as const)('is refused when the header of the %s makes no sense', (kind, head) => {
    expect(() => imageRatio(kind, head)).toThrow(expect.objectContaining({ code: 'deck.broken' }));
  });

  it('is refused when no screen could draw so many pixels', () => {
    expect(() => imageRatio('jpeg', jpegHead(16_000, 16_000, 1))).toThrow(
      expect.objectContaining({ code: 'deck.too-large' }),
    );
  });
});
