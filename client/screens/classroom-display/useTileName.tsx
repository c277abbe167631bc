import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isAudible } from '../../../shared/lesson/audible.ts';
import type { LessonState, Stream } from '../../../shared/lesson/state.ts';
import type { TileName } from '../../stage/SceneTiles.tsx';
import { NamePlate } from './NamePlate.tsx';
import { bareTeacherName, classroomOf } from './names.ts';

/** Names of the pictures of a lesson: people wear plates, pages are told only to those who hear the screen. */
export function useTileName(state: LessonState): (stream: Stream) => TileName {
  const { t } = useTranslation('display');
  return useCallback(
    ({ kind, seatId }) => {
      if (kind === 'courseware' || kind === 'document-camera' || kind === 'panorama')
        return { label: t(`kind.${kind}`), plate: null };
      const classroom = classroomOf(state, seatId);
      if (classroom) {
        const label = `${classroom.schoolName} ${classroom.name}`;
        return { label, plate: <NamePlate name={label} speaking={isAudible(state, seatId)} /> };
      }
      const label = t('live.teacher', { name: bareTeacherName(state.seats[seatId]?.name ?? '') });
      return { label, plate: <NamePlate name={label} speaking={isAudible(state, seatId)} /> };
    },
    [state, t],
  );
}
