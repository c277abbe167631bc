import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import { TextField } from '../../kit/TextField.tsx';
import styles from './CorrectChoice.module.css';
import type { CorrectDraft } from './correctDraft.ts';
import { useOptionName } from './useOptionName.ts';

type Props = {
  readonly poll: Poll;
  readonly draft: CorrectDraft;
  readonly onChange: (draft: CorrectDraft) => void;
};

/** What is right, as the teacher marks it for themselves. It leaves this screen only when it is revealed. */
export function CorrectChoice({ poll, draft, onChange }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const hint = poll.correct ? t('correct.said') : t('correct.secret');
  if (poll.type === 'number' || poll.type === 'text')
    return (
      <TextField
        label={t(`correct.${poll.type}`)}
        hint={hint}
        maxLength={80}
        value={draft.words}
        onChange={(words) => onChange({ ...draft, words })}
      />
    );
  return (
    <fieldset className={styles['correct']}>
      <legend>
        {t('correct.choose')} <span className={styles['hint']}>{hint}</span>
      </legend>
      <Options poll={poll} chosen={draft.options} onChange={(options) => onChange({ ...draft, options })} />
    </fieldset>
  );
}

type OptionsProps = {
  readonly poll: Poll;
  readonly chosen: readonly number[];
  readonly onChange: (options: readonly number[]) => void;
};

function Options({ poll, chosen, onChange }: OptionsProps): JSX.Element {
  const nameOf = useOptionName(poll.type);
  const toggle = (option: number) => {
    const isOn = chosen.includes(option);
    if (poll.type !== 'multiple') onChange(isOn ? [] : [option]);
    else onChange(isOn ? chosen.filter((each) => each !== option) : [...chosen, option]);
  };
  return (
    <div className={styles['options']}>
      {poll.options.map((text, option) => (
        <button
          key={nameOf(option)}
          type="button"
          className={styles['option']}
          aria-pressed={chosen.includes(option)}
          title={text}
          onClick={() => toggle(option)}
        >
          {nameOf(option)}
        </button>
      ))}
    </div>
  );
}
