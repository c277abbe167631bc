import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { CodeSwatch } from '../../study/coding/CodeSwatch.tsx';
import { codeGroups } from '../../study/coding/codeGroups.ts';
import type { EventCoding } from '../../study/coding/EventCoding.ts';
import styles from './coding.module.css';

type Props = {
  readonly coding: EventCoding;
  readonly writable: boolean;
  /** The moment at which a press writes, in ms since the take began. */
  readonly momentMs: () => number;
};

/** The codes of a scheme of events, each with its key; a state that goes on says since when. */
export function EventKeys({ coding, writable, momentMs }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const language = useLanguage();
  useObservable(coding.saver.changes);
  const { codes } = coding.scheme;
  return (
    <>
      {codeGroups(codes).map(({ group, members }) => (
        <section key={group?.['zh-CN'] ?? ''} className={styles['group']}>
          {group === null ? null : (
            <h2 className={styles['group-name']}>
              {group[language]}
              {members.every(({ exclusive }) => exclusive) ? ` · ${t('exclusive')}` : ''}
            </h2>
          )}
          <ul className={styles['codes']}>
            {members.map((code) => {
              const open = coding.goingOn(code.key);
              return (
                <li key={code.key}>
                  <button
                    type="button"
                    className={styles['code']}
                    data-code={code.key}
                    aria-pressed={code.lasts === 'state' ? open !== undefined : undefined}
                    disabled={!writable}
                    // The focus stays where it is, so that the keys go on writing.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => coding.press(code.key, momentMs())}
                  >
                    <Kbd>{code.hotkey.toUpperCase()}</Kbd>
                    <CodeSwatch place={codes.indexOf(code)} />
                    <span>{code.label[language]}</span>
                    <small>{open ? t('since', { at: runningClock(open.fromMs) }) : t(`lasts.${code.lasts}`)}</small>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
