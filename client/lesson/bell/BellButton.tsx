import { BellRing } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/IconButton.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';

/** Rings in all classrooms. */
export function BellButton({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('tools');
  const ring = () => session.ask('bell.ring', {}).then(() => showToast({ text: t('bell.rang') }), tellRefusal);
  return (
    <IconButton
      show="below"
      icon={<BellRing />}
      word={t('bell')}
      aria-label={t('bell.ring')}
      onClick={() => void ring()}
    />
  );
}
