import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BlockReader } from '../../../../../server/library/archive/BlockReader.ts';

const BLOCK = 1_048_576;
const content = Buffer.alloc(3 * BLOCK + 4_321, 'the quick brown fox');

function given({ fails = 0 } = {}) {
  const fetched: [number, number][] = [];
  let failing = fails;
  const reader = new BlockReader(content.length, async (start, end) => {
    fetched.push([start, end]);
    if (failing-- > 0) throw new Error('away');
    return content.subarray(start, end + 1);
  });
  return { reader, fetched };
}

it('reads the same bytes as from a file, wherever and however many', async () => {
  const { reader } = given();
  await fc.assert(
    fc.asyncProperty(fc.nat(content.length + 10), fc.nat(BLOCK + 99), async (position, length) => {
      const read = await reader.readAt(position, length);
      expect(read.equals(content.subarray(position, position + length))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('fetches a block once for all that is read in it, one after the other', async () => {
  const { reader, fetched } = given();
  for (let at = 0; at < 2 * BLOCK; at += 50_000) await reader.readAt(at, 16);
  expect(fetched).toEqual([
    [0, BLOCK - 1],
    [BLOCK, 2 * BLOCK - 1],
  ]);
});

it('fetches again what could not be had', async () => {
  const { reader, fetched } = given({ fails: 1 });
  await expect(reader.readAt(0, 16)).rejects.toThrow('away');
  expect((await reader.readAt(0, 16)).equals(content.subarray(0, 16))).toBe(true);
  expect(fetched).toHaveLength(2);
});
