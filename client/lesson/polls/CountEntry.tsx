import { TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { ChoiceCounts } from './ChoiceCounts.tsx';
import styles from './CountEntry.module.css';
import { NumberCounts } from './NumberCounts.tsx';
import { TextList } from './TextList.tsx';
import { type OwnAnswer, useOwnAnswer } from './useOwnAnswer.ts';

type Props = {
  readonly session: LessonSession;
  /** `columns` for a wide screen on which the options stand already. */
  readonly shape?: 'rows' | 'columns';
};

/**
 * Where one's own classroom's answers are entered, by whoever counts: an assistant's phone, or the display by touch
 * or remote control. Nothing while no answers are taken. All sizes are in `em`.
 */
export function CountEntry({ session, shape = 'rows' }: Props): JSX.Element | null {
  const poll = useLesson(session.store, (lesson) => lesson.poll);
  return poll?.open ? <Entry key={poll.pollId} session={session} poll={poll} shape={shape} /> : null;
}

function Entry({ session, poll, shape }: Required<Props> & { readonly poll: Poll }): JSX.Element {
  const { t } = useTranslation('polls');
  const own = useOwnAnswer(session, poll);
  return (
    <section className={styles['entry']} aria-label={t('entry.title')}>
      <Fields poll={poll} own={own} shape={shape} />
      <Foot poll={poll} own={own} />
    </section>
  );
}

type FieldsProps = { readonly poll: Poll; readonly own: OwnAnswer; readonly shape: 'rows' | 'columns' };

function Fields({ poll, own, shape }: FieldsProps): JSX.Element {
  if (poll.type === 'number') return <NumberCounts own={own} shape={shape} />;
  if (poll.type === 'text') return <TextList own={own} shape={shape} />;
  return <ChoiceCounts poll={poll} own={own} shape={shape} />;
}

/** How many are counted, and whether the teacher has it. */
function Foot({ poll, own: { answer, sending, pupils } }: Omit<FieldsProps, 'shape'>): JSX.Element {
  const { t } = useTranslation('polls');
  const sentence = useErrorText();
  const sum = answer?.kind === 'choices' ? answer.counts.reduce((total, count) => total + count, 0) : null;
  const tooMany = poll.type !== 'multiple' && sum !== null && pupils > 0 && sum > pupils;
  return (
    <p className={styles['foot']}>
      {poll.type === 'multiple' ? <span>{t('entry.ticks')}</span> : null}
      {poll.type !== 'multiple' && sum !== null && pupils > 0 ? <span>{t('entry.sum', { sum, pupils })}</span> : null}
      {tooMany ? (
        <span className={styles['warning']}>
          <TriangleAlert aria-hidden="true" />
          {t('entry.too-many')}
        </span>
      ) : null}
      <span role="status" className={styles['sending']} data-step={sending.step}>
        {sending.step === 'sending' ? t('entry.sending') : null}
        {sending.step === 'sent' ? t('entry.sent') : null}
        {sending.step === 'failed' ? sentence(sending.refusal) : null}
      </span>
    </p>
  );
}
