import { Check } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrectAnswer, Poll } from '../../../shared/lesson/pollState.ts';
import type { Tally } from '../../../shared/lesson/pollTally.ts';
import styles from './BoardAnswers.module.css';

/** More than can be read from the last row. */
const MOST_SHOWN = 12;

/** Numbers and texts on a display: of texts only those that the teacher has let pass. */
export function BoardAnswers({ poll, tally }: { readonly poll: Poll; readonly tally: Tally }): JSX.Element {
  const { t } = useTranslation('polls');
  const answers = tally.columns
    .filter(({ key, count }) => count > 0 && (poll.type !== 'text' || poll.passedTexts.includes(key)))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_SHOWN);
  return (
    <>
      {poll.shown && answers.length === 0 ? <p className={styles['none']}>{t('board.no-answers')}</p> : null}
      {poll.shown ? (
        <ul className={styles['answers']}>
          {answers.map(({ key, count, right }) => (
            <li key={key} className={styles['answer']} data-right={right === true}>
              {right ? <Check aria-label={t('board.right')} /> : null}
              <span>{key}</span>
              <span className={styles['times']}>×{count}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {poll.correct ? (
        <p className={styles['right']}>
          <Check aria-hidden="true" />
          {t('board.right-is', { answer: spokenAnswer(poll.correct) })}
        </p>
      ) : null}
    </>
  );
}

function spokenAnswer(correct: CorrectAnswer): string {
  if (correct.kind === 'number') return `${correct.value}`;
  return correct.kind === 'text' ? correct.text : '';
}
