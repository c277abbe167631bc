import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { BuzzerKey } from '../../lesson/polls/BuzzerKey.tsx';
import { CountEntry } from '../../lesson/polls/CountEntry.tsx';
import styles from './phone.module.css';

type Props = { readonly session: LessonSession };

/** What the class races for. It stands before all else: a tenth of a second decides. */
export function Race({ session }: Props): JSX.Element | null {
  const racing = useLesson(session.store, ({ buzzer }) => buzzer !== null);
  return racing ? (
    <div className={styles['card']}>
      <BuzzerKey session={session} />
    </div>
  ) : null;
}

/** Where the class's answers are counted, below the question: whoever counts looks at the class, not at the screen. */
export function Answers({ session }: Props): JSX.Element | null {
  const { t } = useTranslation('polls');
  const question = useLesson(session.store, ({ poll }) => (poll?.open ? poll.question : null));
  if (question === null) return null;
  return (
    <div className={styles['card']} data-tone="attention">
      <h2 className={styles['question']}>{question === '' ? t('entry.title') : question}</h2>
      <CountEntry session={session} />
    </div>
  );
}
