import { expect, it } from 'vitest';
import { z } from 'zod';
import { readOutside } from '../../../../server/edge/readOutside.ts';

const Named = z.strictObject({ names: z.array(z.string().min(1).max(9)).max(3) });

it('reads what is right', () => {
  expect(readOutside(Named, { names: ['林'] })).toEqual({ ok: true, data: { names: ['林'] } });
});

it('says which place is the first that is wrong', () => {
  expect(readOutside(Named, { names: ['林', ''] })).toEqual({ ok: false, at: ['names', 1] });
  expect(readOutside(Named, null)).toEqual({ ok: false, at: [] });
});

it('takes for wrong what its schema trips over', () => {
  const odd = { length: -1, toString: 1, valueOf: null };
  for (const names of [odd, [odd]]) expect(readOutside(Named, { names }).ok).toBe(false);
});
