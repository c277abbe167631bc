import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mark, MarkFields } from '../../shared/api/index.ts';
import type { LessonId, MarkId, MarkReplyId, TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What others mark meanwhile is there after so long, in ms. */
const LOOK_AGAIN_MS = 20_000;

/** Where marks are looked at: on a take, or on a lesson that is observed live. */
export type MarkPlace = { readonly takeId: TakeId } | { readonly observedId: LessonId };

/** The marks there that this viewer may see, by their beginnings. */
export const marksQuery = (of: MarkPlace) =>
  queryOptions({
    queryKey: ['marks', 'takeId' in of ? of.takeId : of.observedId],
    queryFn: async () => (await listMarks(of)).marks,
    refetchInterval: LOOK_AGAIN_MS,
  });

const listMarks = (of: MarkPlace) =>
  'takeId' in of
    ? api('marks.list', { params: { takeId: of.takeId } })
    : api('lesson-marks.list', { params: { lessonId: of.observedId } });

/** A mark to be made, or one's own to be changed. */
export type SavedMark = { readonly markId: MarkId | null; readonly body: MarkFields };

/** Makes a mark, or changes one's own. */
export function useSaveMark(of: MarkPlace) {
  return useMarkChange(of, ({ markId, body }: SavedMark): Promise<Mark> => {
    if (!('takeId' in of)) {
      const lesson = { lessonId: of.observedId };
      return markId === null
        ? api('lesson-marks.add', { params: lesson, body })
        : api('lesson-marks.change', { params: { ...lesson, markId }, body });
    }
    const { takeId } = of;
    return markId === null
      ? api('marks.add', { params: { takeId }, body })
      : api('marks.change', { params: { takeId, markId }, body });
  });
}

/** Removes a mark with its replies. */
export function useRemoveMark(of: MarkPlace) {
  return useMarkChange(of, (markId: MarkId) =>
    'takeId' in of
      ? api('marks.remove', { params: { takeId: of.takeId, markId } })
      : api('lesson-marks.remove', { params: { lessonId: of.observedId, markId } }),
  );
}

/** Replies to a mark. */
export function useReplyToMark(of: MarkPlace) {
  return useMarkChange(of, ({ markId, text }: { readonly markId: MarkId; readonly text: string }) =>
    'takeId' in of
      ? api('marks.reply', { params: { takeId: of.takeId, markId }, body: { text } })
      : api('lesson-marks.reply', { params: { lessonId: of.observedId, markId }, body: { text } }),
  );
}

/** Removes a reply. */
export function useRemoveReply(of: MarkPlace) {
  return useMarkChange(of, (reply: { readonly markId: MarkId; readonly markReplyId: MarkReplyId }) =>
    'takeId' in of
      ? api('marks.remove-reply', { params: { takeId: of.takeId, ...reply } })
      : api('lesson-marks.remove-reply', { params: { lessonId: of.observedId, ...reply } }),
  );
}

/** Whatever becomes of a change, the marks are as the server has them before it counts as done. */
function useMarkChange<Given, Said>(of: MarkPlace, mutationFn: (given: Given) => Promise<Said>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: marksQuery(of).queryKey }),
  });
}
