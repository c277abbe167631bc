import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { owesRoll } from '../../../../shared/lesson/rollcall.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import type { MenuItem } from './RemoteMenu.tsx';
import { RollPanel } from './RollPanel.tsx';

/** Says how many pupils are here; `null` unless the teacher has asked. */
export function useRollItem(session: LessonSession, classroomId: string): MenuItem | null {
  const { t } = useTranslation('display');
  const owed = useLesson(session.store, (lesson) => owesRoll(lesson, classroomId));
  if (!owed) return null;
  return {
    key: 'roll',
    icon: <ClipboardCheck />,
    word: t('menu.roll'),
    panel: (close) => <RollPanel session={session} classroomId={classroomId} onDone={close} />,
  };
}
