import { expect, it } from 'vitest';
import { pickWords } from '../../../../server/accounts/displays/words.ts';

it('picks two different words of two characters, of 64 that all come up', () => {
  const seen = new Set<string>();
  for (let picked = 0; picked < 5_000; picked += 1) {
    const [first, second] = pickWords();
    expect(first).not.toBe(second);
    seen.add(first).add(second);
  }
  expect(seen.size).toBe(64);
  for (const word of seen) expect([...word]).toHaveLength(2);
});
