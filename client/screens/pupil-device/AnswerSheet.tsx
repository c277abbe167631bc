import { CircleCheck, type LucideIcon, PartyPopper, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ANSWER_KIND } from '../../../shared/lesson/pollTally.ts';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import { useOptionName } from '../../lesson/polls/useOptionName.ts';
import type { PupilLine, PupilView } from '../../lesson/pupils/PupilLine.ts';
import type { AskedPoll } from './askedPoll.ts';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { isRightAnswer } from './isRightAnswer.ts';
import styles from './pupil.module.css';
import { TypedAnswer } from './TypedAnswer.tsx';

type Props = {
  readonly line: PupilLine;
  readonly poll: AskedPoll;
  readonly answer: PupilAnswer | null;
  readonly sending: Extract<PupilView, { step: 'in' }>['sending'];
};

/** One question: what is asked, what this device answers, and what became of it. */
export function AnswerSheet({ line, poll, answer, sending }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const give = (given: PupilAnswer): void => void line.answer(given);
  return (
    <section className={styles['sheet']} aria-label={t(`ask.${poll.type}`)}>
      <h1>{poll.question === '' ? t(`ask.${poll.type}`) : poll.question}</h1>
      {poll.pictured ? (
        <img className={styles['picture']} src={`/api/pupils/pictures/${poll.pollId}`} alt={t('picture')} />
      ) : null}
      {ANSWER_KIND[poll.type] === 'choices' ? (
        <ChoiceAnswer poll={poll} answer={answer} onAnswer={give} />
      ) : (
        <TypedAnswer poll={poll} answer={answer} onAnswer={give} />
      )}
      <Outcome poll={poll} answer={answer} sending={sending} />
    </section>
  );
}

function Outcome({ poll, answer, sending }: Omit<Props, 'line'>): JSX.Element {
  const { t } = useTranslation('pupils');
  const rightWord = useRightWord(poll);
  const step = outcomeOf(poll, answer, sending);
  const Icon = ICONS[step];
  return (
    <p className={styles['outcome']} role="status" data-tone={TONES[step]}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      {step === 'open' ? '' : t(step, { answer: rightWord })}
    </p>
  );
}

const ICONS: Partial<Record<OutcomeStep, LucideIcon>> = {
  right: PartyPopper,
  sent: CircleCheck,
  failed: TriangleAlert,
};
const TONES: Partial<Record<OutcomeStep, string>> = { right: 'good', sent: 'good', failed: 'bad' };

type OutcomeStep = 'open' | 'sending' | 'sent' | 'failed' | 'closed' | 'closed.none' | 'right' | 'wrong';

/** What has become of the answer, as the device says it. */
function outcomeOf({ open, correct }: AskedPoll, answer: PupilAnswer | null, sending: Props['sending']): OutcomeStep {
  if (correct) return answer !== null && isRightAnswer(correct, answer) ? 'right' : 'wrong';
  if (!open) return answer === null ? 'closed.none' : 'closed';
  if (answer === null) return 'open';
  return sending === 'no' ? 'sent' : sending;
}

/** What is right, as it is read out. */
function useRightWord({ type, correct }: AskedPoll): string {
  const nameOf = useOptionName(type);
  if (correct === null) return '';
  if (correct.kind === 'choices') return correct.options.map(nameOf).join(' ');
  return correct.kind === 'number' ? `${correct.value}` : correct.text;
}
