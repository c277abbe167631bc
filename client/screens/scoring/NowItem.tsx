import { ChevronDown, ChevronUp } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { scoreRubric } from '../../../shared/study/rubric/score.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { EvidencePlayer } from '../../study/evidence/EvidencePlayer.ts';
import { AnswerField } from '../../study/scores/AnswerField.tsx';
import { Evidences } from './Evidences.tsx';
import styles from './scoring.module.css';
import type { ScoringParts } from './scoringParts.ts';

type Props = ScoringParts & { readonly evidence: EvidencePlayer };

/** The item that is scored now, large: what to look at, its answer, and what the answer rests on. */
export function NowItem({ evidence, ...parts }: Props): JSX.Element | null {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const { scoring, writable } = parts;
  useObservable(scoring.saver.changes);
  const place = useObservable(scoring.at);
  const { now } = scoring;
  if (!now) return null;
  const { node, item, within } = now;
  const label = wordIn(node.label, language);
  const hint = wordIn(node.hint, language);
  return (
    <>
      <section className={styles['now']} aria-label={label} data-item={node.key}>
        <p className={styles['note']}>
          {[
            t('item.of', { n: place + 1, of: scoring.items.length }),
            ...within.map((each) => wordIn(each.label, language)),
          ].join(' · ')}
        </p>
        <h2 className={styles['large']}>{label}</h2>
        {hint === '' ? null : <p>{hint}</p>}
        {node.points === null ? null : <p className={styles['note']}>{t('item.points', { n: node.points })}</p>}
        <AnswerField
          item={item}
          label={label}
          answer={scoring.written().answer}
          onAnswer={(answer) => scoring.answer(answer)}
          disabled={!writable}
        />
        <div className={styles['steps']}>
          <Button icon={<ChevronUp />} disabled={place === 0} onClick={() => scoring.go(place - 1)}>
            {t('previous')}
          </Button>
          <Button
            icon={<ChevronDown />}
            variant="primary"
            disabled={place === scoring.items.length - 1}
            onClick={() => scoring.go(place + 1)}
          >
            {t('next')}
          </Button>
        </div>
      </section>
      <Evidences {...parts} evidence={evidence} label={label} />
      <SoFar {...parts} />
    </>
  );
}

/** The total by what is answered: none, and no 0, while something is open. */
function SoFar({ scoring }: ScoringParts): JSX.Element | null {
  const { t } = useTranslation('scores');
  const { rubric } = scoring;
  if (rubric.scoring === 'none') return null;
  const { value, most } = scoreRubric(rubric, scoring.answers()).total;
  return (
    <p className={styles['total']}>
      {value === null ? (
        <small>{t('so-far.open')}</small>
      ) : (
        <>
          {t('so-far')} <strong data-total>{Number(value.toFixed(2))}</strong>{' '}
          {most === null ? '' : t('whole.of', { n: most })}
        </>
      )}
    </p>
  );
}
