import { EarOff, EyeOff, Gauge, MessageCircleWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SignalKind } from '../../../../shared/lesson/signalsState.ts';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { showToast } from '../../../kit/toasts.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import type { MenuItem } from './RemoteMenu.tsx';

const ICONS = { 'cannot-hear': <EarOff />, 'cannot-see': <EyeOff />, 'too-fast': <Gauge /> } as const;

/** Tells the teacher in one word what does not come across. */
export function useSignalsItem(session: LessonSession): MenuItem {
  const { t } = useTranslation('phone');
  const give = (kind: SignalKind): void => {
    session
      .ask('signal.give', { kind })
      .then(() => showToast({ text: t('signal.told'), tone: 'good' }))
      .catch(tellRefusal);
  };
  return {
    key: 'signals',
    icon: <MessageCircleWarning />,
    word: t('signals'),
    items: SignalKind.options.map((kind) => ({
      key: kind,
      icon: ICONS[kind],
      word: t(`signal.${kind}`),
      run: () => give(kind),
    })),
  };
}
