import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../../shared/lesson/audience.ts';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import type { MenuItem } from './RemoteMenu.tsx';

/** Ends the class's own turn; `null` while it is not on stage. */
export function useStageItem(session: LessonSession, ownSeatId: SeatId): MenuItem | null {
  const { t } = useTranslation('display');
  const onStage = useLesson(session.store, (lesson) => isOnStage(lesson, ownSeatId));
  const run = (): void => {
    session.ask('floor.end', { seatId: ownSeatId }).catch(tellRefusal);
  };
  return onStage ? { key: 'stage', icon: <CircleCheck />, word: t('menu.stage.end'), run } : null;
}
