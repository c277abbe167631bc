import { expect, it } from 'vitest';
import { LogTails } from '../../../../../server/lesson/catchup/LogTails.ts';
import type { LoggedFact } from '../../../../../shared/protocol/index.ts';
import { ids } from '../../../../support/ids.ts';
import { numbered } from '../../../../support/lessons.ts';

const facts = numbered(Array.from({ length: 5 }, () => ({ type: 'bell.rang', data: {} }) as const));

function log() {
  let stored: readonly LoggedFact[] = facts.slice(0, 3);
  const asked: number[] = [];
  let fails = 0;
  const tails = new LogTails({
    readSince: async (_lessonId, seq) => {
      asked.push(seq);
      fails -= 1;
      if (fails >= 0) throw new Error('the database is away');
      return stored.filter((fact) => fact.seq > seq);
    },
  });
  return {
    tails,
    asked,
    grow: () => {
      stored = facts;
    },
    fail: () => {
      fails = 1;
    },
  };
}

it('reads a log whole, and then only what has come to it', async () => {
  const { tails, asked, grow } = log();
  expect(await tails.read(ids.lesson(1))).toEqual(facts.slice(0, 3));
  grow();
  expect(await tails.read(ids.lesson(1))).toEqual(facts);
  expect(asked).toEqual([0, 3]);
});

it('gives two who ask at once the same, and nobody a fact twice', async () => {
  const { tails } = log();
  const [one, two] = await Promise.all([tails.read(ids.lesson(1)), tails.read(ids.lesson(1))]);
  expect(one).toEqual(two);
  expect(two).toEqual(facts.slice(0, 3));
});

it('begins anew after it could not be read, and when others were read meanwhile', async () => {
  const { tails, asked, fail } = log();
  await tails.read(ids.lesson(1));
  fail();
  await expect(tails.read(ids.lesson(1))).rejects.toThrow('away');
  expect(await tails.read(ids.lesson(1))).toEqual(facts.slice(0, 3));
  for (const n of [2, 3, 1]) await tails.read(ids.lesson(n));
  expect(asked).toEqual([0, 3, 0, 0, 0, 0]);
});
