import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { StreamKind } from '../../../shared/vocabulary/index.ts';
import { bareTeacherName, classroomOf } from '../classroom-display/names.ts';

type Source = { readonly seatId: string; readonly kind: StreamKind };

/** What a seat is called: a classroom by its school and, where that has two, its class; else the teacher. */
export function useSeatName(end: LessonState): (seatId: string) => string {
  const { t } = useTranslation('replay');
  return useCallback(
    (seatId) => {
      const room = classroomOf(end, seatId);
      if (!room) return t('lane.teacher', { name: bareTeacherName(end.seats[seatId]?.name ?? '') });
      const namesakes = end.plan?.listening.filter(({ schoolName }) => schoolName === room.schoolName) ?? [];
      return namesakes.length > 1 ? `${room.schoolName} ${room.name}` : room.schoolName;
    },
    [end, t],
  );
}

/** What a source of sound and picture is called: whose it is, and what it shows if that is not themselves. */
export function useSourceName(end: LessonState): (source: Source) => string {
  const { t } = useTranslation('display');
  const seatName = useSeatName(end);
  return useCallback(
    ({ seatId, kind }) => {
      if (kind === 'courseware' || kind === 'document-camera' || kind === 'panorama') return t(`kind.${kind}`);
      return seatName(seatId);
    },
    [seatName, t],
  );
}
