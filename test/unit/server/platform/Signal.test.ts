import { expect, it } from 'vitest';
import { Signal } from '../../../../server/platform/Signal.ts';

it('tells everyone who listens, also past one that throws', () => {
  const failures: unknown[] = [];
  const signal = new Signal<number>((failure) => failures.push(failure));
  const heard: number[] = [];
  signal.subscribe(() => {
    throw new Error('deaf');
  });
  signal.subscribe((value) => heard.push(value));
  signal.emit(7);
  expect(heard).toEqual([7]);
  expect(failures).toMatchObject([{ message: 'deaf' }]);
});

it('stops telling whoever has left, also while it tells', () => {
  const signal = new Signal<number>(() => undefined);
  const heard: number[] = [];
  const leave = signal.subscribe((value) => {
    heard.push(value);
    leave();
  });
  signal.emit(1);
  signal.emit(2);
  expect(heard).toEqual([1]);
});
