import { expect, it } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { decodePoints } from '../../../shared/lesson/inkPoints.ts';
import { strokeAt } from '../../../shared/lesson/inkSurface.ts';
import { FULL_BOARD, fullBoardLog } from '../../bench/teach/strokeLog.ts';
import { liveLesson } from '../../support/lessons.ts';

it('logs a board as a server would: so many strokes, and then some more, each with its points', () => {
  const { before, after } = fullBoardLog({ strokes: 90, more: 10 });
  expect(before.length).toBeGreaterThan(90);
  const written = foldLog(before, liveLesson);
  expect(written.seq).toBe(liveLesson.seq + before.length);
  expect(written.ink.surfaces[FULL_BOARD]?.count).toBe(90);
  const full = foldLog(after, written).ink.surfaces[FULL_BOARD];
  expect(full?.count).toBe(100);
  for (let at = 0; full && at < full.count; at += 1)
    expect(decodePoints(strokeAt(full, at)?.points ?? '').length).toBeGreaterThan(1);
});
