import { Link } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import type { Replay } from '../../../playback/Replay.ts';

/** A recording without a lesson log: there is nothing to count. */
export function NoLog({ replay: { take } }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('analysis');
  const toRecording = (
    <Link to="/replay/$takeId" params={{ takeId: take.takeId }} className={buttonClass('primary')}>
      {t('back')}
    </Link>
  );
  return (
    <main>
      <EmptyState icon={<ChartColumn />} title={t('empty.title')} hint={t('empty.hint')} action={toRecording} />
    </main>
  );
}
