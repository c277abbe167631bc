import type { JSX } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Coding } from '../../study/coding/Coding.ts';
import { codeGroups } from '../../study/coding/codeGroups.ts';
import styles from './coding.module.css';

type Props = {
  readonly coding: Pick<Coding, 'at' | 'count' | 'scheme' | 'shown' | 'write'> & {
    readonly saver: Pick<Coding['saver'], 'changes'>;
  };
  readonly writable: boolean;
};

/** The codes of the scheme, by their groups, each with its key. */
export function CodeKeys({ coding, writable }: Props): JSX.Element {
  const language = useLanguage();
  const unit = useObservable(coding.at);
  useObservable(coding.saver.changes);
  const { codes, hollow } = coding.shown(unit);
  const many = coding.scheme.choice === 'many';
  return (
    <>
      {codeGroups(coding.scheme.codes).map(({ group, members }) => (
        <section key={group?.['zh-CN'] ?? ''} className={styles['group']}>
          {group === null ? null : <h2 className={styles['group-name']}>{group[language]}</h2>}
          <ul className={styles['codes']} data-many={many}>
            {members.map(({ key, hotkey, label }) => (
              <li key={key}>
                <button
                  type="button"
                  className={styles['code']}
                  data-code={key}
                  aria-pressed={codes.includes(key) && !hollow}
                  disabled={!writable || unit >= coding.count}
                  // The focus stays where it is, so that Enter goes on confirming.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={(event) => coding.write(key, event.shiftKey)}
                >
                  <Kbd>{hotkey.toUpperCase()}</Kbd>
                  <span>{label[language]}</span>
                  {key.toUpperCase() === hotkey.toUpperCase() ? null : <small>{key}</small>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
