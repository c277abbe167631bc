import { describe, expect, it } from 'vitest';
import { dayEndMs, dayOf } from '../../../../../../client/screens/studies/work/days.ts';
import { threadsOf } from '../../../../../../client/screens/studies/work/threads.ts';
import type { Mark, MarkAudience } from '../../../../../../shared/api/index.ts';
import { ids } from '../../../../../support/ids.ts';

const mark = (n: number, audience: MarkAudience, madeAtMs: number): Mark => ({
  ...{ markId: ids.mark(n), lessonId: ids.lesson(1), byPersonId: ids.person(1), byName: '吴', madeAtMs },
  ...{ fromMs: n, toMs: null, region: null, text: '好', tags: [], audience, changedAtMs: null, mine: false },
  removable: false,
  replies: [5, 15].map((atMs) => ({
    ...{ markReplyId: ids.markReply(atMs), byPersonId: ids.person(2), byName: '许', text: '是', madeAtMs: atMs },
    removable: false,
  })),
});

describe('the discussion of a study', () => {
  const marks = [mark(1, 'group', 4), mark(2, 'private', 4), mark(3, 'all', 4), mark(4, 'group', 12)];

  it('is the marks for its group', () => {
    expect(threadsOf(marks, null).map(({ markId }) => markId)).toEqual([ids.mark(1), ids.mark(4)]);
  });

  it('is what had been said by then, once the study is archived', () => {
    const [thread, ...later] = threadsOf(marks, 10);
    expect([thread?.markId, thread?.replies.map(({ madeAtMs }) => madeAtMs), later]).toEqual([ids.mark(1), [5], []]);
  });
});

describe('a day of a date field', () => {
  it('lasts to its end, and is read back as the same day', () => {
    expect(dayOf(dayEndMs('2027-03-01'))).toBe('2027-03-01');
    expect([dayEndMs(''), dayOf(null)]).toEqual([null, '']);
  });
});
