import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../kit/Kbd.tsx';
import styles from './scoring.module.css';

const KEYS = [
  ['1–9', 'digits'],
  ['Enter', 'Enter'],
  ['↑ ↓', 'arrows'],
  ['E', 'E'],
  ['T', 'T'],
  ['Space', 'Space'],
  ['← →', 'left-right'],
] as const;

/** What the keys do. */
export function KeyHelp(): JSX.Element {
  const { t } = useTranslation('scores');
  return (
    <dl className={styles['help']}>
      {KEYS.map(([key, name]) => (
        <div key={key}>
          <dt>
            <Kbd>{key}</Kbd>
          </dt>
          <dd>{t(`key.${name}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
