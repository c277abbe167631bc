import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { useSecond } from '../../kit/useSecond.ts';

/** The line is gone since then; nothing needs to be done. */
export function AwayLine({ sinceAtMs }: { readonly sinceAtMs: number }): JSX.Element {
  const { t } = useTranslation('phone');
  const count = Math.max(0, Math.round((useSecond() - sinceAtMs) / 1_000));
  return (
    <Band tone="bad">
      {t('away')} <span aria-hidden="true">{t('away.seconds', { count })}</span>
    </Band>
  );
}
