import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidedScore, Study, StudyRubric } from '../../../shared/api/index.ts';
import type { PlacedItem } from '../../../shared/study/rubric/outline.ts';
import { MAX_TEXT_ANSWER, type RubricAnswer, type RubricItem, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { fits } from '../../../shared/study/rubric/score.ts';
import { useAgree } from '../../api/scores.ts';
import { useLanguage } from '../../i18n/language.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import { useAnswerWord } from '../../study/scores/useAnswerWord.ts';
import styles from './scores.module.css';

type Props = {
  readonly study: Study;
  readonly studyRubricId: StudyRubric['studyRubricId'];
  readonly placed: PlacedItem;
  readonly decided: DecidedScore | undefined;
};

/** What was agreed on for an item, and by whom it was written down; raters and leads choose it. */
export function AgreedField({ study, studyRubricId, placed, decided }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const answerWord = useAnswerWord();
  const agree = useAgree(study.studyId, studyRubricId);
  const { node, item } = placed;
  const answer = decided?.answer ?? null;
  const label = t('agree.for', { item: wordIn(node.label, language) });
  const decide = (chosen: RubricAnswer): void =>
    agree.mutate(
      { node: node.key, answer: chosen, version: decided?.version ?? 0 },
      {
        onError: tellRefusal,
        onSuccess: ({ agreed }) => {
          if (agreed.find((each) => each.node === node.key)?.answer !== chosen)
            showToast({ text: t('agree.overruled'), tone: 'attention' });
        },
      },
    );
  const mayDecide = study.role !== 'observer' && study.archivedAtMs === null;
  const choices = choicesOf(item);
  return (
    <div className={styles['agreed']} data-agreed={node.key}>
      {mayDecide ? (
        choices > 0 ? (
          <select
            aria-label={label}
            value={answer === null ? '' : String(answer)}
            disabled={agree.isPending}
            onChange={(event) => decide(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t('agree.none')}</option>
            {Array.from({ length: choices }, (_, value) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place.
              <option key={value} value={value}>
                {answerWord(item, value)}
              </option>
            ))}
          </select>
        ) : (
          <Typed key={decided?.version ?? 0} item={item} label={label} answer={answer} onDecide={decide} />
        )
      ) : (
        answerWord(item, answer)
      )}
      {decided && answer !== null ? <small>{t('agree.by', { name: decided.byName })}</small> : null}
    </div>
  );
}

function choicesOf(item: RubricItem): number {
  if (item.kind === 'levels') return item.levels.length;
  if (item.kind === 'code') return item.options.length;
  return item.kind === 'binary' ? 2 : 0;
}

type TypedProps = {
  readonly item: RubricItem;
  readonly label: string;
  readonly answer: RubricAnswer;
  readonly onDecide: (answer: RubricAnswer) => void;
};

/** A number or words; they are agreed on when the field is left. */
function Typed({ item, label, answer, onDecide }: TypedProps): JSX.Element {
  const [typed, setTyped] = useState(answer === null ? '' : String(answer));
  const text = typed.trim();
  const read: RubricAnswer = text === '' ? null : item.kind === 'text' ? text : Number(text);
  return (
    <input
      aria-label={label}
      aria-invalid={!fits(item, read)}
      value={typed}
      maxLength={MAX_TEXT_ANSWER}
      inputMode={item.kind === 'text' ? 'text' : 'decimal'}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (fits(item, read) && read !== answer) onDecide(read);
      }}
    />
  );
}
