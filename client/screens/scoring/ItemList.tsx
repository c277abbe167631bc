import { Bookmark } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Scoring } from '../../study/scores/Scoring.ts';
import { useAnswerWord } from '../../study/scores/useAnswerWord.ts';
import styles from './scoring.module.css';

/** All items by their headings, with what is answered; each can be gone to. */
export function ItemList({ scoring }: { readonly scoring: Scoring }): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const answerWord = useAnswerWord();
  useObservable(scoring.saver.changes);
  const at = useObservable(scoring.at);
  return (
    <nav aria-label={t('items')}>
      <ol className={styles['items']}>
        {scoring.items.map(({ node, item, within }, place) => {
          const { answer, evidence } = scoring.written(place);
          const heading = within.map((each) => wordIn(each.label, language)).join(' · ');
          const before = scoring.items[place - 1]?.within.map((each) => wordIn(each.label, language)).join(' · ');
          const label = wordIn(node.label, language);
          return (
            <li key={node.key} data-first={heading !== before}>
              {heading !== before && heading !== '' ? <p className={styles['dimension']}>{heading}</p> : null}
              <button
                type="button"
                className={styles['item']}
                aria-current={place === at}
                data-open={answer === null}
                aria-label={t('items.state', { label, answer: answerWord(item, answer) })}
                onClick={() => scoring.go(place)}
              >
                <span>{label}</span>
                {evidence.length > 0 ? (
                  <span className={styles['count']}>
                    <Bookmark aria-hidden="true" />
                    {evidence.length}
                  </span>
                ) : null}
                <strong className={styles['answer']}>{answerWord(item, answer)}</strong>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
