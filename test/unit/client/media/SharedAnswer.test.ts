import { expect, it } from 'vitest';
import { SharedAnswer } from '../../../../client/media/SharedAnswer.ts';

it('asks once for all who ask close together, and again for who asks later', async () => {
  let asked = 0;
  const ask = () => {
    asked += 1;
    return Promise.resolve(asked);
  };
  const shared = new SharedAnswer(ask, 200);
  expect(await Promise.all([shared.read(0), shared.read(50), shared.read(199)])).toEqual([1, 1, 1]);
  expect(await shared.read(200)).toBe(2);
});

it('tells everybody of a failure, and asks anew after it', async () => {
  let asked = 0;
  const shared = new SharedAnswer(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('closing')) : Promise.resolve(asked);
  }, 200);
  await expect(Promise.all([shared.read(0), shared.read(10)])).rejects.toThrow('closing');
  expect(await shared.read(20)).toBe(2);
});
