import { Fragment, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../kit/Kbd.tsx';
import styles from './ShortcutList.module.css';
import { SHORTCUTS } from './shortcuts.ts';

/** Every key and what it does. */
export function ShortcutList(): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <dl className={styles['list']}>
      {SHORTCUTS.map(({ keys, does }) => (
        <div key={does} className={styles['row']}>
          <dt className={styles['keys']}>
            {keys.map((key, index) => (
              <Fragment key={key}>
                {index > 0 ? '–' : null}
                <Kbd>{key}</Kbd>
              </Fragment>
            ))}
          </dt>
          <dd>{t(`shortcut.${does}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
