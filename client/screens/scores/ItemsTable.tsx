import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bySpread } from '../../../shared/study/rubric/results.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { Segments } from '../../kit/Segments.tsx';
import { EvidenceButton } from '../../study/evidence/EvidenceButton.tsx';
import { useAnswerWord } from '../../study/scores/useAnswerWord.ts';
import { AgreedField } from './AgreedField.tsx';
import styles from './scores.module.css';
import type { ScoresParts } from './scoresParts.ts';
import { shownPercent, shownPoints, spansOf } from './scoreWords.ts';

/** Each item with what all raters wrote, how far they are apart, and what was agreed on. */
export function ItemsTable(parts: ScoresParts): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const answerWord = useAnswerWord();
  const [order, setOrder] = useState<'rubric' | 'spread'>('spread');
  const { sheets, agreed, results, study, taken } = parts;
  const items = order === 'spread' ? bySpread(results.items) : results.items;
  return (
    <section className={styles['section']} data-part="items">
      <div className={styles['head']}>
        <h2 className={styles['heading']}>{t('by-item')}</h2>
        <Segments
          label={t('order')}
          value={order}
          choices={[
            { value: 'spread', label: t('order.spread') },
            { value: 'rubric', label: t('order.rubric') },
          ]}
          onChange={setOrder}
        />
      </div>
      <p className={styles['note']}>{t('by-item.hint')}</p>
      <DataTable
        caption={t('by-item')}
        columns={[
          { key: 'item', title: t('item') },
          { key: 'spread', title: t('spread') },
          ...sheets.map(({ personId, name }) => ({ key: personId, title: name })),
          { key: 'mean', title: t('pooling.mean') },
          { key: 'median', title: t('pooling.median') },
          { key: 'trimmed-mean', title: t('pooling.trimmed-mean') },
          { key: 'agreed', title: t('agreed') },
        ]}
        rows={items.map((result) => {
          const { node, item, answers, spread, pooled } = result;
          const name = wordIn(node.label, language);
          return {
            key: node.key,
            name,
            cells: [
              <span key="spread" data-spread={node.key}>
                {shownPercent(spread)}
              </span>,
              ...sheets.map((sheet, place) => {
                const answer = answers[place] ?? null;
                return (
                  <EvidenceButton
                    key={sheet.personId}
                    value={answer === null ? null : answerWord(item, answer)}
                    about={`${name} · ${sheet.name}`}
                    spans={spansOf(sheet, [node.key])}
                  />
                );
              }),
              shownPoints(pooled.mean),
              shownPoints(pooled.median),
              shownPoints(pooled['trimmed-mean']),
              <AgreedField
                key="agreed"
                study={study}
                studyRubricId={taken.studyRubricId}
                placed={result}
                decided={agreed.find((each) => each.node === node.key)}
              />,
            ],
          };
        })}
      />
    </section>
  );
}
