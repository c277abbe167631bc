import { describe, expect, it } from 'vitest';
import { areTooMany, isShownAt, MOMENT_SHOWN_MS, tagsIn, tagsOf } from '../../../../../client/study/marks/markTimes.ts';

describe('a mark on the picture', () => {
  it('is there for its stretch, and for a moment long enough to be seen', () => {
    const moment = { fromMs: 1_000, toMs: null };
    expect([999, 1_000, 999 + MOMENT_SHOWN_MS, 1_000 + MOMENT_SHOWN_MS].map((atMs) => isShownAt(moment, atMs))).toEqual(
      [false, true, true, false],
    );
    const stretch = { fromMs: 1_000, toMs: 9_000 };
    expect([999, 1_000, 8_999, 9_000].map((atMs) => isShownAt(stretch, atMs))).toEqual([false, true, true, false]);
    expect(isShownAt({ fromMs: 1_000, toMs: 1_001 }, 2_000)).toBe(true);
  });
});

describe('tags', () => {
  it('are read as people type them, each once', () => {
    expect(tagsIn('  提问，等待、#合作;  提问\n; ')).toEqual(['提问', '等待', '合作']);
    expect(tagsIn(' , ')).toEqual([]);
  });

  it('are too many or too long as the server would say', () => {
    expect(areTooMany(Array.from({ length: 10 }, (_, n) => `t${n}`))).toBe(false);
    expect(areTooMany(Array.from({ length: 11 }, (_, n) => `t${n}`))).toBe(true);
    expect([20, 21].map((letters) => areTooMany(['字'.repeat(letters)]))).toEqual([false, true]);
  });

  it('are offered by how often they are used', () => {
    expect(tagsOf([{ tags: ['b', 'a'] }, { tags: ['c'] }, { tags: ['c'] }])).toEqual(['c', 'a', 'b']);
  });
});
