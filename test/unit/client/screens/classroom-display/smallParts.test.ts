import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { qrPath } from '../../../../../client/kit/qrPath.ts';
import { countdownMs } from '../../../../../client/screens/classroom-display/countdown.ts';
import { bareTeacherName } from '../../../../../client/screens/classroom-display/names.ts';
import { readSynthetic } from '../../../../../client/screens/classroom-display/readSynthetic.ts';

describe('a countdown', () => {
  it.each([
    [19 * 60_000, 19 * 60_000],
    [18 * 60_000 + 1, 19 * 60_000],
    [60_001, 2 * 60_000],
    [60_000, 60_000],
    [41_200, 42_000],
    [1, 1_000],
    [0, 0],
    [-5_000, 0],
  ])('shows %i ms left as %i ms', (left, shown) => {
    expect(countdownMs(left)).toBe(shown);
  });
});

describe('the picture of a QR code', () => {
  it('draws neighbours in a row as one', () => {
    expect(qrPath({ size: 3, data: [1, 1, 0, 0, 0, 0, 1, 0, 1] })).toBe('M0 0h2v1H0zM0 2h1v1H0zM2 2h1v1H2z');
  });

  it('draws every dark module, and no light one', () => {
    const { modules } = create('https://school.example/pair?code=12345678', { errorCorrectionLevel: 'M' });
    const drawn = [...qrPath(modules).matchAll(/M(\d+) (\d+)h(\d+)/g)].reduce(
      (sum, [, , , width]) => sum + Number(width),
      0,
    );
    expect(drawn).toBe(modules.data.reduce((sum, dark) => sum + (dark ? 1 : 0), 0));
  });
});

describe('a teacher’s name', () => {
  it.each([
    ['林晓音', '林晓音'],
    ['王老师', '王'],
    ['Ms Lin', 'Ms Lin'],
    ['老师', '老师'],
  ])('%s is called %s before 老师', (name, bare) => {
    expect(bareTeacherName(name)).toBe(bare);
  });
});

describe('trying a display out without devices', () => {
  it.each([
    ['', null],
    ['?camera=front', null],
    ['?camera=synthetic', { toneHz: 440 }],
    ['?camera=synthetic&tone=880', { toneHz: 880 }],
    ['?camera=synthetic&tone=loud', { toneHz: 440 }],
    ['?camera=synthetic&tone=99999', { toneHz: 440 }],
  ])('%s asks for %j', (search, asked) => {
    expect(readSynthetic(search)).toEqual(asked);
  });
});
