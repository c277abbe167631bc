import { expect, it } from 'vitest';
import { deviceOrder } from '../../../../../client/lesson/sources/deviceOrder.ts';

const devices = ['a', 'b', 'c'].map((deviceId) => ({ deviceId, label: '' }));

it('tries the wanted device first and all others after it', () => {
  expect(deviceOrder(devices, { wanted: 'c', taken: null })).toEqual(['c', 'a', 'b']);
});

it('passes over a wanted device that is not there any more', () => {
  expect(deviceOrder(devices, { wanted: 'gone', taken: null })).toEqual(['a', 'b', 'c']);
});

it('never tries a device that is in use for something else, unless it is the wanted one', () => {
  expect(deviceOrder(devices, { wanted: undefined, taken: 'a' })).toEqual(['b', 'c']);
  expect(deviceOrder(devices, { wanted: 'a', taken: 'a' })).toEqual(['a', 'b', 'c']);
});
