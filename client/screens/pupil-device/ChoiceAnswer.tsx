import { Check } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import { Button } from '../../kit/Button.tsx';
import { useOptionName } from '../../lesson/polls/useOptionName.ts';
import type { AskedPoll } from './askedPoll.ts';
import styles from './pupil.module.css';

type Props = {
  readonly poll: AskedPoll;
  readonly answer: PupilAnswer | null;
  readonly onAnswer: (answer: PupilAnswer) => void;
};

/** Large keys for the options. Where one is asked for, a press hands it in; where several are, a key below does. */
export function ChoiceAnswer({ poll, answer, onAnswer }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const nameOf = useOptionName(poll.type);
  const several = poll.type === 'multiple';
  const given = answer?.kind === 'choices' ? answer.options : [];
  const [draft, setDraft] = useState<readonly number[] | null>(null);
  const ticked = several ? (draft ?? given) : given;
  const press = (option: number): void => {
    if (!poll.open) return;
    if (!several) onAnswer({ kind: 'choices', options: [option] });
    else setDraft(ticked.includes(option) ? ticked.filter((each) => each !== option) : [...ticked, option]);
  };
  const isNew = draft !== null && [...draft].sort().join() !== [...given].sort().join();
  return (
    <>
      <div className={styles['options']} data-plain={poll.options.every((text) => text === '')}>
        {poll.options.map((text, option) => (
          <button
            key={nameOf(option)}
            type="button"
            className={styles['option']}
            aria-pressed={ticked.includes(option)}
            aria-disabled={!poll.open}
            data-right={poll.correct?.kind === 'choices' && poll.correct.options.includes(option)}
            onClick={() => press(option)}
          >
            <span className={styles['letter']}>{nameOf(option)}</span>
            {text === '' ? null : <span className={styles['text']}>{text}</span>}
            {ticked.includes(option) ? <Check aria-hidden="true" /> : null}
          </button>
        ))}
      </div>
      {several && poll.open ? (
        <Button
          wide
          size="l"
          variant="primary"
          disabled={!isNew || ticked.length === 0}
          onClick={() => onAnswer({ kind: 'choices', options: [...ticked] })}
        >
          {t(given.length > 0 ? 'answer.again' : 'answer.send')}
        </Button>
      ) : null}
    </>
  );
}
