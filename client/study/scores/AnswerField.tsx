import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  MAX_COUNT,
  MAX_DURATION_S,
  MAX_TEXT_ANSWER,
  type RubricAnswer,
  type RubricItem,
  wordIn,
} from '../../../shared/study/rubric/rubric.ts';
import { fits } from '../../../shared/study/rubric/score.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { TextArea } from '../../kit/TextArea.tsx';
import { TextField } from '../../kit/TextField.tsx';
import styles from './AnswerField.module.css';

type Props = {
  readonly item: RubricItem;
  /** Whose answer it is, for screen readers. */
  readonly label: string;
  readonly answer: RubricAnswer;
  readonly onAnswer: (answer: RubricAnswer) => void;
  readonly disabled: boolean;
};

/** Where an item is answered: levels and codes as large buttons with their keys, numbers and words as fields. */
export function AnswerField({ item, label, answer, onAnswer, disabled }: Props): JSX.Element {
  const choices = useChoices(item);
  if (choices)
    return (
      <fieldset className={styles['choices']} data-many={choices.length > 4}>
        <legend className="said">{label}</legend>
        {choices.map(({ value, word, key }) => (
          <button
            key={value}
            type="button"
            className={styles['choice']}
            aria-pressed={answer === value}
            disabled={disabled}
            data-choice={value}
            // The focus stays where it is, so that the keys go on working.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAnswer(answer === value ? null : value)}
          >
            <Kbd>{key}</Kbd>
            <span>{word}</span>
          </button>
        ))}
      </fieldset>
    );
  return <Typed item={item} answer={answer} onAnswer={onAnswer} disabled={disabled} />;
}

/** What is typed stays as it is typed, whatever of it is an answer. */
function Typed({ item, answer, onAnswer, disabled }: Omit<Props, 'label'>): JSX.Element {
  const { t } = useTranslation('scores');
  const [typed, setTyped] = useState(answer === null ? '' : String(answer));
  if (item.kind === 'text')
    return (
      <TextArea
        label={t('words')}
        value={typed}
        maxLength={MAX_TEXT_ANSWER}
        rows={4}
        disabled={disabled}
        onChange={(text) => {
          setTyped(text);
          onAnswer(text.trim() === '' ? null : text.replace(/\s/g, ' '));
        }}
      />
    );
  const number = typed === '' ? null : Number(typed);
  return (
    <TextField
      label={t(item.kind === 'bonus' ? 'field.bonus' : item.kind === 'count' ? 'field.count' : 'field.duration')}
      hint={hintOf(item, t)}
      error={
        fits(item, number) ? undefined : t('field.misfit', { n: item.kind === 'bonus' ? item.most : mostOf(item) })
      }
      type="number"
      inputMode="decimal"
      min={0}
      step={item.kind === 'bonus' ? 0.5 : 1}
      disabled={disabled}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const next = text === '' ? null : Number(text);
        if (fits(item, next)) onAnswer(next);
      }}
    />
  );
}

const mostOf = ({ kind }: RubricItem): number => (kind === 'count' ? MAX_COUNT : MAX_DURATION_S);

type Words = ReturnType<typeof useTranslation<'scores'>>['t'];

function hintOf(item: RubricItem, t: Words): string | undefined {
  if (item.kind === 'bonus') return t('field.most', { n: item.most });
  if (item.kind === 'count' && item.full !== null) return t('field.full', { n: item.full });
  return item.kind === 'duration' && item.fullS !== null ? t('field.full-s', { n: item.fullS }) : undefined;
}

function useChoices(item: RubricItem) {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  if (item.kind === 'binary')
    return [
      { value: 1, word: t('yes'), key: '1' },
      { value: 0, word: t('no'), key: '2' },
    ];
  const labels =
    item.kind === 'levels' ? item.levels.map(({ label }) => label) : item.kind === 'code' ? item.options : null;
  return labels?.map((words, place) => ({ value: place, word: wordIn(words, language), key: String(place + 1) }));
}
