import { Check } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import type { Tally } from '../../../shared/lesson/pollTally.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './AnswerList.module.css';

type Props = {
  readonly poll: Poll;
  readonly tally: Tally;
  readonly nameOf: (classroomId: string) => string;
  readonly onPass: (text: string, passed: boolean) => void;
};

/** Numbers and texts that were answered, the most frequent first, each with who answered it. */
export function AnswerList({ poll, tally, nameOf, onPass }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const answers = tally.columns
    .map((column, index) => ({
      ...column,
      from: tally.rows.flatMap(({ classroomId, counts }) => {
        const count = counts?.[index] ?? 0;
        return count > 0 ? [`${nameOf(classroomId)} ${count}`] : [];
      }),
    }))
    .sort((a, b) => b.count - a.count);
  if (answers.length === 0) return <p className={styles['none']}>{t('panel.nobody')}</p>;
  return (
    <ul className={styles['list']}>
      {answers.map(({ key, count, right, from }) => (
        <li key={key} className={styles['answer']} data-right={right === true}>
          <span className={styles['value']}>
            {right ? <Check aria-label={t('tally.right')} /> : null}
            {key}
          </span>
          <span className={styles['count']}>{count}</span>
          <span className={styles['from']}>{from.join(' · ')}</span>
          {poll.type === 'text' ? (
            <Pass passed={poll.passedTexts.includes(key)} text={key} onPass={(passed) => onPass(key, passed)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type PassProps = {
  readonly passed: boolean;
  readonly text: string;
  readonly onPass: (passed: boolean) => void;
};

/** Nothing that pupils wrote is on a display before somebody has read it. */
function Pass({ passed, text, onPass }: PassProps): JSX.Element {
  const { t } = useTranslation('polls');
  const word = t(passed ? 'texts.take-back' : 'texts.pass');
  return (
    <Button
      size="s"
      variant={passed ? 'plain' : 'quiet'}
      className={styles['pass']}
      aria-label={`${word} ${text}`}
      onClick={() => onPass(!passed)}
    >
      {word}
    </Button>
  );
}
