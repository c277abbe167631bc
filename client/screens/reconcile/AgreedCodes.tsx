import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';
import styles from './reconcile.module.css';

type Props = { readonly reconciling: Reconciling; readonly mayDecide: boolean };

/** The codes to choose from, each with its key. Those that a rater wrote here stand out. */
export function AgreedCodes({ reconciling, mayDecide }: Props): JSX.Element {
  const { t } = useTranslation('reconcile');
  const language = useLanguage();
  const unit = useObservable(reconciling.at);
  useObservable(reconciling.saver.changes);
  const { codes, choice } = reconciling.scheme;
  const chosen = unit === null ? [] : reconciling.saver.codesOf(unit);
  const written = unit === null ? [] : reconciling.writtenBy(unit).flat();
  return (
    <ul className={styles['codes']} data-many={choice === 'many'} aria-label={t('codes')}>
      {codes.map(({ key, hotkey, label }) => (
        <li key={key}>
          <button
            type="button"
            className={styles['code']}
            data-code={key}
            data-written={written.includes(key)}
            aria-pressed={chosen.includes(key)}
            disabled={!mayDecide || unit === null}
            // The focus stays where it is, so that the keys go on working.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => reconciling.write(key, event.shiftKey)}
          >
            <Kbd>{hotkey.toUpperCase()}</Kbd>
            <span>{label[language]}</span>
            {key.toUpperCase() === hotkey.toUpperCase() ? null : <small>{key}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}
