import { expect, it } from 'vitest';
import { DisplayPresence } from '../../../../server/directory/DisplayPresence.ts';
import { ids } from '../../../support/ids.ts';

function open() {
  const seen: [string, number][] = [];
  return { seen, presence: new DisplayPresence((displayId, online) => seen.push([displayId, online])) };
}

it('has a display online from its first connection to its last', () => {
  const { presence, seen } = open();
  const [display, classroom] = [ids.display(1), ids.classroom(1)];
  expect(presence.isOnline(display)).toBe(false);
  presence.cameOnline(display, classroom);
  presence.cameOnline(display, classroom);
  presence.wentOffline(display);
  expect([presence.isOnline(display), presence.isClassroomOnline(classroom)]).toEqual([true, true]);
  presence.wentOffline(display);
  expect([presence.isOnline(display), presence.isClassroomOnline(classroom)]).toEqual([false, false]);
  expect(seen).toEqual([
    [display, 1],
    [display, 0],
  ]);
});

it('takes no harm from a display that goes without having come', () => {
  const { presence, seen } = open();
  presence.wentOffline(ids.display(1));
  expect(seen).toEqual([]);
});
