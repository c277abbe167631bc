import { Check, LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { LAYOUT_CHOICES } from '../../../lesson/layout/layoutChoices.ts';
import { useOwnLayout } from '../../../lesson/layout/useOwnLayout.ts';
import type { MenuItem } from './RemoteMenu.tsx';

/** What is large on this screen, and on no other. */
export function useLayoutItem(session: LessonSession, classroomId: string): MenuItem {
  const { t } = useTranslation('phone');
  const { chosen, choose } = useOwnLayout(session, classroomId);
  return {
    key: 'layout',
    icon: <LayoutDashboard />,
    word: t('layout'),
    items: LAYOUT_CHOICES.map((layout) => ({
      key: layout,
      icon: layout === chosen ? <Check /> : <LayoutDashboard />,
      word: t(`layout.${layout}`),
      run: () => choose(layout),
    })),
  };
}
