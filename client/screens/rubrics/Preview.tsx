import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOf } from '../../../shared/study/rubric/outline.ts';
import { type Rubric, type RubricAnswer, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { scoreRubric } from '../../../shared/study/rubric/score.ts';
import { useLanguage } from '../../i18n/language.ts';
import { AnswerField } from '../../study/scores/AnswerField.tsx';
import styles from './rubrics.module.css';

/** The rubric as a rater sees it; what is tried here is not kept. */
export function Preview({ rubric }: { readonly rubric: Rubric }): JSX.Element {
  const { t } = useTranslation(['scores', 'rubrics']);
  const language = useLanguage();
  const [answers, setAnswers] = useState<ReadonlyMap<string, RubricAnswer>>(new Map());
  const { value, most } = scoreRubric(rubric, answers).total;
  return (
    <div className={styles['preview']}>
      {rubric.scoring === 'none' ? null : (
        <p role="status">
          {t('so-far')} <strong>{value === null ? '—' : Number(value.toFixed(2))}</strong>{' '}
          {most === null ? '' : t('whole.of', { n: most })}
        </p>
      )}
      {itemsOf(rubric).map(({ node, item, within }) => {
        const label = wordIn(node.label, language) || t('rubrics:untitled');
        const hint = wordIn(node.hint, language);
        return (
          <section key={node.key} className={styles['card']}>
            <p className={styles['note']}>{within.map((each) => wordIn(each.label, language)).join(' · ')}</p>
            <h2 className={styles['heading']}>
              {label}
              {node.points === null ? null : (
                <small className={styles['points']}> {t('item.points', { n: node.points })}</small>
              )}
            </h2>
            {hint === '' ? null : <p>{hint}</p>}
            <AnswerField
              item={item}
              label={label}
              answer={answers.get(node.key) ?? null}
              onAnswer={(answer) => setAnswers(new Map([...answers, [node.key, answer]]))}
              disabled={false}
            />
          </section>
        );
      })}
    </div>
  );
}
