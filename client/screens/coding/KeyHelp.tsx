import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { coding } from '../../i18n/zh-CN/coding.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import styles from './coding.module.css';

type Key = keyof typeof coding extends infer Name ? (Name extends `key.${infer Pressed}` ? Pressed : never) : never;

/** What the keys do that write no code. */
export function KeyHelp({ keys }: { readonly keys: readonly Key[] }): JSX.Element {
  const { t } = useTranslation('coding');
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
