import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import { ANSWER_KIND, type Tally, tally } from '../../../shared/lesson/pollTally.ts';
import { runningClock } from '../../i18n/times.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { AnswerList } from './AnswerList.tsx';
import { CorrectChoice } from './CorrectChoice.tsx';
import { type CorrectDraft, NOTHING_MARKED } from './correctDraft.ts';
import { PollActions } from './PollActions.tsx';
import styles from './PollPanel.module.css';
import { TallyTable } from './TallyTable.tsx';
import { useClassroomName } from './useClassroomName.ts';
import { usePollAsking } from './usePollAsking.ts';

/** The question that is being asked, in the teacher's hand: who has answered what, and what comes next. */
export function PollPanel({ session, poll }: { readonly session: LessonSession; readonly poll: Poll }): JSX.Element {
  const { t } = useTranslation('polls');
  const [draft, setDraft] = useState<CorrectDraft>(NOTHING_MARKED);
  const plan = useLesson(session.store, (lesson) => lesson.plan);
  const counted = useMemo(() => tally({ plan, poll }, poll.pollId), [plan, poll]);
  const nameOf = useClassroomName(session);
  const ask = usePollAsking(session, poll.pollId);
  return (
    <section className={styles['panel']} aria-label={t('ask')}>
      <header className={styles['header']}>
        <h2 className={styles['title']}>{t(`type.${poll.type}`)}</h2>
        <Step session={session} poll={poll} />
      </header>
      {poll.question === '' ? null : (
        <p className={styles['question']} title={poll.question}>
          {poll.question}
        </p>
      )}
      {counted ? <Missing tally={counted} nameOf={nameOf} /> : null}
      {counted ? (
        <div className={styles['answers']}>
          {ANSWER_KIND[poll.type] === 'choices' ? (
            <TallyTable poll={poll} tally={counted} nameOf={nameOf} />
          ) : (
            <AnswerList poll={poll} tally={counted} nameOf={nameOf} onPass={ask.pass} />
          )}
        </div>
      ) : null}
      <CorrectChoice poll={poll} draft={draft} onChange={setDraft} />
      <PollActions poll={poll} draft={draft} ask={ask} />
    </section>
  );
}

/** Whether answers are taken, and since when. */
function Step({ session, poll }: { readonly session: LessonSession; readonly poll: Poll }): JSX.Element {
  const { t } = useTranslation('polls');
  const goneMs = useSecond() + session.clockAheadMs - poll.openedAtMs;
  if (poll.open) return <StatusMark tone="info" word={t('panel.open', { clock: runningClock(goneMs) })} />;
  return poll.correct ? (
    <StatusMark tone="good" word={t('panel.revealed')} />
  ) : (
    <StatusMark tone="idle" word={t('panel.closed')} />
  );
}

/** Who has not answered. The table shows it too, but a name is found quicker in a line. */
function Missing({ tally: { rows }, nameOf }: { tally: Tally; nameOf: (classroomId: string) => string }): JSX.Element {
  const { t } = useTranslation('polls');
  const { t: common } = useTranslation('common');
  const missing = rows.filter(({ counts }) => counts === null).map(({ classroomId }) => nameOf(classroomId));
  return (
    <p className={styles['missing']} role="status">
      {missing.length === 0 ? t('panel.all-in') : t('panel.missing', { names: missing.join(common('list-glue')) })}
    </p>
  );
}
