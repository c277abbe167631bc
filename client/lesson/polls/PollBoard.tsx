import { Hand, OctagonPause } from 'lucide-react';
import { type CSSProperties, type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import { ANSWER_KIND, tally } from '../../../shared/lesson/pollTally.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { BoardAnswers } from './BoardAnswers.tsx';
import { BoardOptions } from './BoardOptions.tsx';
import { boardScale } from './boardScale.ts';
import { CountEntry } from './CountEntry.tsx';
import styles from './PollBoard.module.css';

type Props = {
  readonly session: DrawnLesson;
  /** In whose name this device answers; `null`: it only shows what was asked. */
  readonly answering: LessonSession | null;
  readonly poll: Poll;
  /** It stands beside a page, and not in the main place. */
  readonly narrow: boolean;
};

/** The question on a classroom's display: to be read from the last row, and answered by a show of hands. */
export function PollBoard({ session, answering, poll, narrow }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const scale: CSSProperties & Record<'--scale', number> = { '--scale': boardScale(poll, narrow) };
  const wordy = poll.options.some((text) => text !== '');
  return (
    <section className={styles['board']} aria-label={t(`type.${poll.type}`)} data-narrow={narrow} style={scale}>
      <p className={styles['kind']}>{poll.shown ? t('board.results') : t(`type.${poll.type}`)}</p>
      {poll.question === '' ? null : <h2 className={styles['question']}>{poll.question}</h2>}
      {answering && poll.open && !poll.shown ? (
        <div className={styles['middle']}>
          <CountEntry session={answering} shape={wordy ? 'rows' : 'columns'} />
        </div>
      ) : (
        <Results session={session} poll={poll} narrow={narrow} />
      )}
      <Todo poll={poll} />
    </section>
  );
}

function Results({ session, poll, narrow }: Omit<Props, 'answering'>): JSX.Element | null {
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const counted = useMemo(() => tally({ plan, poll }, poll.pollId), [plan, poll]);
  if (!counted) return null;
  if (ANSWER_KIND[poll.type] !== 'choices') return <BoardAnswers poll={poll} tally={counted} />;
  return <BoardOptions session={session} poll={poll} tally={counted} narrow={narrow} />;
}

/** What is to be done now; nothing once it is known what is right. */
function Todo({ poll }: { readonly poll: Poll }): JSX.Element | null {
  const { t } = useTranslation('polls');
  if (poll.open)
    return (
      <p className={styles['todo']}>
        <Hand aria-hidden="true" />
        {t(ANSWER_KIND[poll.type] === 'choices' ? 'board.raise-hands' : 'board.tell-answer')}
      </p>
    );
  if (poll.correct) return null;
  return (
    <p className={styles['todo']} data-closed="true">
      <OctagonPause aria-hidden="true" />
      {t('board.closed')}
    </p>
  );
}
