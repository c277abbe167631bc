import { expect, it } from 'vitest';
import { type LoggedFact, packFact, unpackFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';

const drew: LoggedFact = {
  type: 'ink.drew',
  data: { points: { 12: 'gAgAgI' } },
  seq: 1_234,
  atMs: 1_791_000_000_000,
  by: ids.seat(1),
};

it.each<LoggedFact>([
  drew,
  { type: 'lesson.started', data: {}, seq: 1, atMs: 1, by: null },
  { type: 'unknown', data: { type: 'from.tomorrow', data: { any: ['thing'] } }, seq: 2, atMs: 2, by: null },
])('tells a fact as it is: $type', (fact) => {
  expect(unpackFact(JSON.parse(JSON.stringify(packFact(fact))))).toEqual(fact);
});

it('keeps short what is told eight times a second: no more around the points than is in them to be known', () => {
  const around = JSON.stringify([packFact(drew)]).length - 'gAgAgI'.length;
  expect(around).toBeLessThan(90);
});
