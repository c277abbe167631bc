import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import styles from './reconcile.module.css';

/** What the keys do that choose no code. */
export function ReconcileHelp({ scheme }: { readonly scheme: Scheme }): JSX.Element {
  const { t } = useTranslation('reconcile');
  const keys = [
    ...(scheme.choice === 'series' ? (['Shift'] as const) : []),
    ...(['Enter', '← →', 'Backspace', 'Space', 'Home'] as const),
  ];
  return (
    <dl className={styles['help']}>
      {keys.map((key) => (
        <div key={key}>
          <dt>
            <Kbd>{key}</Kbd>
          </dt>
          <dd>{t(`key.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
