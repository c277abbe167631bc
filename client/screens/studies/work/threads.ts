import type { Mark } from '../../../../shared/api/index.ts';

/**
 * The discussion of a study: the marks for the study group, by their moments. Marks belong to the lesson and outlive the
 * study, so an archived one shows what had been said by then.
 *
 * @param archivedAtMs - `null` while the study goes on.
 */
export function threadsOf(marks: readonly Mark[], archivedAtMs: number | null): Mark[] {
  const wasSaid = ({ madeAtMs }: { readonly madeAtMs: number }): boolean =>
    archivedAtMs === null || madeAtMs <= archivedAtMs;
  return marks
    .filter((mark) => mark.audience === 'group' && wasSaid(mark))
    .map((mark) => ({ ...mark, replies: mark.replies.filter(wasSaid) }));
}
