import { expect, it } from 'vitest';
import { LessonStore } from '../../../../client/lesson/LessonStore.ts';
import { emptyLesson } from '../../../../shared/lesson/state.ts';
import type { LoggedFact } from '../../../../shared/protocol/index.ts';
import { numbered } from '../../../support/lessons.ts';

const music = { type: 'sound.chosen', data: { mode: 'music' } } as const;
const speech = { type: 'sound.chosen', data: { mode: 'speech' } } as const;

it('folds facts in order, passes over those it knows, and tells its readers once a batch', () => {
  const store = new LessonStore();
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  expect(store.apply(numbered([music, speech]))).toBe(true);
  expect(store.apply(numbered([music, speech]))).toBe(true);
  expect(store.read()).toMatchObject({ seq: 2, soundMode: 'speech' });
  expect(told).toBe(1);
});

it('notices a gap and stays as it was', () => {
  const store = new LessonStore();
  store.apply(numbered([music]));
  expect(store.apply(numbered([speech], 3))).toBe(false);
  expect(store.read()).toMatchObject({ seq: 1, soundMode: 'music' });
});

it('sees no gap where a newer server told of something that this page does not know', () => {
  const store = new LessonStore();
  const newer: LoggedFact = JSON.parse('{"seq":2,"atMs":2000,"by":null,"type":"hologram.shown","data":{}}');
  expect(store.apply([...numbered([music]), newer, ...numbered([speech], 3)])).toBe(true);
  expect(store.read()).toMatchObject({ seq: 3, soundMode: 'speech' });
});

it('takes the whole state, but not one that is older than what it has', () => {
  const store = new LessonStore();
  store.reset({ ...emptyLesson, seq: 9 });
  store.reset({ ...emptyLesson, seq: 4 });
  expect(store.read().seq).toBe(9);
});
