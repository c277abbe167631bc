import { X } from 'lucide-react';
import { type JSX, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_TEXT_LENGTH, MAX_TEXTS } from '../../../shared/lesson/pollState.ts';
import styles from './CountEntry.module.css';
import type { OwnAnswer } from './useOwnAnswer.ts';

type Props = { readonly own: OwnAnswer; readonly shape: 'rows' | 'columns' };

/** What was answered in words. */
export function TextList({ own, shape }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const [typed, setTyped] = useState('');
  const texts = own.answer?.kind === 'texts' ? own.answer.texts : [];
  const change = (changed: string[]) => own.change({ kind: 'texts', texts: changed });
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    change([...texts, typed.trim()]);
    setTyped('');
  };
  return (
    <>
      <ul className={styles['options']} data-shape={shape}>
        {[...new Set(texts)].map((text) => (
          <li key={text} className={styles['option']}>
            <span className={styles['text']}>
              {text} {times(texts, text)}
            </span>
            <button
              type="button"
              className={styles['key']}
              aria-label={t('entry.remove', { text })}
              onClick={() => change(texts.toSpliced(texts.lastIndexOf(text), 1))}
            >
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {texts.length < MAX_TEXTS ? (
        <form className={styles['adding']} onSubmit={add}>
          <input
            className={styles['input']}
            aria-label={t('entry.text')}
            placeholder={t('entry.text')}
            value={typed}
            maxLength={MAX_TEXT_LENGTH}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className={styles['add']}>
            {t('entry.add')}
          </button>
        </form>
      ) : null}
    </>
  );
}

/** How often a text was answered, unless once. */
function times(texts: readonly string[], text: string): string {
  const count = texts.filter((each) => each === text).length;
  return count > 1 ? `×${count}` : '';
}
