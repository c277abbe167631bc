import { beforeEach, describe, expect, it } from 'vitest';
import { DeckFiles } from '../../../../../client/lesson/courseware/DeckFiles.ts';
import { Replay } from '../../../../../client/playback/Replay.ts';
import { Marking } from '../../../../../client/study/marks/Marking.ts';
import type { LibraryTake, Mark } from '../../../../../shared/api/index.ts';
import { SchoolId } from '../../../../../shared/vocabulary/index.ts';
import { ids } from '../../../../support/ids.ts';

const T0 = 1_900_000_000_000;
const LENGTH_MS = 30_000;
const trackKey = `${ids.seat(1)}.teacher-camera.video`;
const take: LibraryTake = {
  takeId: ids.take(1),
  lessonId: ids.lesson(1),
  beganAtMs: T0,
  endedAtMs: T0 + LENGTH_MS,
  damagedFiles: 0,
  audience: 'district',
  title: '课',
  courseTitle: '音乐',
  subject: 'music',
  grade: 5,
  schoolId: SchoolId.parse('sch_0000000000000001'),
  schoolName: '学校',
  teacherId: ids.person(1),
  teacherName: '林',
  listening: [],
  mine: true,
};
const mark: Mark = {
  markId: ids.mark(1),
  lessonId: take.lessonId,
  byPersonId: ids.person(1),
  byName: '林',
  fromMs: T0 + 9_000,
  toMs: null,
  region: { trackKey, x: 0.1, y: 0.1, w: 0.2, h: 0.2 },
  text: '好',
  tags: ['a', 'b'],
  audience: 'group',
  madeAtMs: T0,
  changedAtMs: null,
  replies: [],
  mine: true,
  removable: true,
};

describe('marking', () => {
  let replay: Replay;
  let marking: Marking;

  beforeEach(() => {
    replay = new Replay({
      deckFiles: new DeckFiles(),
      take,
      files: [],
      facts: [],
      startMs: 5_000.7,
      pinned: null,
      watermark: null,
      onFailed: () => undefined,
    });
    marking = new Marking(replay);
    return () => replay.close();
  });
  const at = (takeMs: number) => replay.playback.clock.seek(takeMs);

  it('begins at the moment that is shown, for oneself, and stands still', () => {
    replay.playback.clock.play();
    marking.begin();
    expect(replay.playback.clock.mode.read().playing).toBe(false);
    expect(marking.beside.read()).toBe('marks');
    expect(marking.draft.read()).toEqual({
      markId: null,
      fromMs: marking.nowMs(),
      toMs: null,
      region: null,
      text: '',
      tags: '',
      audience: 'private',
    });
  });

  it('never loses what is being written', () => {
    marking.begin();
    marking.write({ text: '一半' });
    at(20_000);
    marking.begin();
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 5_000, text: '一半' });
  });

  it('keeps the end after the beginning, and both in the take', () => {
    marking.begin();
    marking.stretch(true);
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 5_000, toMs: T0 + 15_000 });
    at(20_000);
    marking.set('to');
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 5_000, toMs: T0 + 20_000 });
    at(25_000);
    marking.set('from');
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 25_000, toMs: T0 + 25_001 });
    at(3_000);
    marking.set('to');
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 2_999, toMs: T0 + 3_000 });
    marking.stretch(false);
    at(29_000);
    marking.set('from');
    marking.stretch(true);
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + 29_000, toMs: T0 + LENGTH_MS });
    at(LENGTH_MS);
    marking.set('from');
    expect(marking.draft.read()).toMatchObject({ fromMs: T0 + LENGTH_MS, toMs: null });
  });

  it('goes to the moment of a mark, with the picture large that it is about', () => {
    marking.go(mark);
    expect(replay.playback.clock.read()).toBe(9_000);
    expect(replay.pinned.read()).toBe(`${ids.seat(1)}.teacher-camera`);
    expect(marking.opened.read()).toBe(mark.markId);
  });

  it('opens a mark as it is, to be changed', () => {
    marking.edit(mark);
    const { markId, fromMs, toMs, region, text, audience } = mark;
    expect(marking.draft.read()).toEqual({ markId, fromMs, toMs, region, text, audience, tags: 'a b' });
  });

  it('draws on one picture at a time, and asks next time for whom one wrote last', () => {
    marking.begin();
    marking.draw(trackKey);
    marking.shape({ x: 0, y: 0, w: 0.5, h: 0.5 });
    expect(marking.draft.read()?.region).toEqual({ trackKey, x: 0, y: 0, w: 0.5, h: 0.5 });
    marking.draw(`${ids.seat(2)}.classroom-return.video`);
    expect(marking.draft.read()?.region).toMatchObject({ trackKey: `${ids.seat(2)}.classroom-return.video`, x: 0.35 });
    marking.write({ audience: 'all' });
    marking.end();
    expect([marking.draft.read(), marking.drawing.read()]).toEqual([null, false]);
    marking.begin();
    expect(marking.draft.read()?.audience).toBe('all');
  });
});
