import { beforeEach, expect, it } from 'vitest';
import { Suspects } from '../../../../../server/media/workers/Suspects.ts';
import { FakeClock } from '../../../../fakes/FakeClock.ts';
import { ids } from '../../../../support/ids.ts';

const [ONE, TWO] = [ids.seat(1), ids.seat(2)];
const MINUTE = 60_000;

let clock: FakeClock;
let suspects: Suspects;
beforeEach(() => {
  clock = new FakeClock();
  suspects = new Suspects(clock);
});

it('holds one death against nobody', () => {
  expect(suspects.died(ONE)).toBe(false);
  expect(suspects.refusedForMs(ONE)).toBe(0);
});

it('refuses for some minutes whoever was the newest to send at two deaths within a minute', () => {
  suspects.died(ONE);
  clock.goOn(MINUTE);
  expect(suspects.died(ONE)).toBe(true);
  expect(suspects.refusedForMs(ONE)).toBe(3 * MINUTE);
  expect(suspects.refusedForMs(TWO)).toBe(0);
  clock.goOn(3 * MINUTE);
  expect(suspects.refusedForMs(ONE)).toBe(0);
});

it('refuses nobody for deaths that lie further apart, or that others were the newest at', () => {
  suspects.died(ONE);
  clock.goOn(MINUTE + 1);
  expect(suspects.died(ONE)).toBe(false);
  expect(suspects.died(TWO)).toBe(false);
});

it('sees the second death also when another worker, with another sender, died in between', () => {
  suspects.died(ONE);
  suspects.died(TWO);
  expect(suspects.died(ONE)).toBe(true);
});

it('refuses again after the time is over only for two new deaths', () => {
  suspects.died(ONE);
  suspects.died(ONE);
  clock.goOn(3 * MINUTE);
  expect(suspects.died(ONE)).toBe(false);
  expect(suspects.died(ONE)).toBe(true);
});

it('holds a death at which nobody had sent against nobody', () => {
  expect(suspects.died(undefined)).toBe(false);
  expect(suspects.died(undefined)).toBe(false);
});
