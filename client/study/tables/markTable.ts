import type { Mark } from '../../../shared/api/index.ts';
import type { Cell } from '../../../shared/study/table.ts';
import { runningClock } from '../../i18n/times.ts';
import type { PlacedTable } from './lessonTables.ts';
import type { TableWords } from './words.ts';

/** Marks and what was replied to them, in the lesson's order. What somebody keeps to themselves is in no report. */
export function markTable(
  marks: readonly Mark[],
  { beganAtMs, t }: { readonly beganAtMs: number; readonly t: TableWords },
): PlacedTable {
  const cited = marks
    .filter(({ audience, text }) => audience !== 'private' && text !== '')
    .sort((a, b) => a.fromMs - b.fromMs)
    .flatMap((mark) => {
      const atMs = mark.fromMs - beganAtMs;
      const to = mark.toMs === null ? '' : runningClock(mark.toMs - beganAtMs);
      const row: Cell[] = [runningClock(atMs), to, mark.byName, mark.text, mark.tags.join(' ')];
      const replies = mark.replies.map((reply): Cell[] => [
        runningClock(atMs),
        '',
        reply.byName,
        `↳ ${reply.text}`,
        '',
      ]);
      return [row, ...replies].map((cells) => ({ atMs, cells }));
    });
  return {
    table: {
      key: 'marks',
      title: t('report:table.marks'),
      columns: [
        { key: 'from', title: t('report:from') },
        { key: 'to', title: t('report:to') },
        { key: 'who', title: t('report:table.who') },
        { key: 'text', title: t('report:table.text') },
        { key: 'tags', title: t('report:table.tags') },
      ],
      rows: cited.map(({ cells }) => cells),
    },
    atMs: cited.map(({ atMs }) => atMs),
  };
}
