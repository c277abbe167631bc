import { type JSX, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerNumber, MAX_TEXT_LENGTH } from '../../../shared/lesson/pollState.ts';
import { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { AskedPoll } from './askedPoll.ts';
import styles from './pupil.module.css';

type Props = {
  readonly poll: AskedPoll;
  readonly answer: PupilAnswer | null;
  readonly onAnswer: (answer: PupilAnswer) => void;
};

/** A number or a few words, handed in by a key. */
export function TypedAnswer({ poll, answer, onAnswer }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const given = answer?.kind === 'number' ? `${answer.value}` : answer?.kind === 'text' ? answer.text : '';
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const typed = draft ?? given;
  const isNumber = poll.type === 'number';
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = isNumber ? numberIn(typed) : PupilAnswer.safeParse({ kind: 'text', text: typed }).data;
    setWrong(read === undefined && isNumber);
    if (read) onAnswer(read);
  };
  if (!poll.open) return <p className={styles['given']}>{given}</p>;
  return (
    <form className={styles['typed']} onSubmit={send}>
      <TextField
        label={t(isNumber ? 'answer.number' : 'answer.text')}
        value={typed}
        inputMode={isNumber ? 'decimal' : 'text'}
        maxLength={isNumber ? 12 : MAX_TEXT_LENGTH}
        autoComplete="off"
        error={wrong ? t('answer.not-a-number') : undefined}
        onChange={setDraft}
      />
      <Button wide size="l" variant="primary" type="submit" disabled={typed.trim() === '' || typed === given}>
        {t(given === '' ? 'answer.send' : 'answer.again')}
      </Button>
    </form>
  );
}

/** The number that was typed; a Chinese keyboard types its own signs. */
function numberIn(typed: string): PupilAnswer | undefined {
  const read = AnswerNumber.safeParse(
    Number(
      typed
        .trim()
        .replace(/[，。]/u, '.')
        .replace('－', '-'),
    ),
  );
  return typed.trim() !== '' && read.success ? { kind: 'number', value: read.data } : undefined;
}
