import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { distributionOf } from '../../../shared/study/rubric/pool.ts';
import type { ItemResult } from '../../../shared/study/rubric/results.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { BarRows } from '../../charts/BarRows.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { DataTable } from '../../charts/DataTable.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useEvidence } from '../../study/evidence/EvidenceContext.ts';
import { useAnswerWord } from '../../study/scores/useAnswerWord.ts';
import styles from './scores.module.css';
import type { ScoresParts } from './scoresParts.ts';
import { spansOf } from './scoreWords.ts';

/** How many raters chose each level, item by item. Items that are no choice are not among them. */
export function Distribution({ sheets, results }: ScoresParts): JSX.Element | null {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const rows = useRows(results.items);
  const player = useEvidence();
  if (rows.length === 0) return null;
  return (
    <section className={styles['section']} data-part="distribution">
      <ChartFigure
        title={t('distribution')}
        note={t('distribution.note')}
        draw={({ widthPx, chart }) => (
          <BarRows
            label={t('distribution')}
            widthPx={widthPx}
            chart={chart}
            series={Math.max(...rows.map(({ counts }) => counts.length))}
            // The words stand after the bars.
            atLeast={sheets.length + 1}
            word={(value) => (Number.isInteger(value) ? t('people', { n: value }) : '')}
            rows={rows.map(({ result, counts, words }) => {
              const name = wordIn(result.node.label, language);
              const parts = counts.flatMap((count, place) => {
                if (count === 0) return [];
                const label = t('distribution.mark', { item: name, level: words[place] ?? '', count });
                const chose = sheets.filter((_, rater) => result.answers[rater] === place);
                const spans = chose.flatMap((sheet) => spansOf(sheet, [result.node.key]));
                return [
                  { key: String(place), value: count, label, series: place, onOpen: () => player.open(label, spans) },
                ];
              });
              const said = counts
                .flatMap((count, place) => (count > 0 ? [`${words[place]} ${count}`] : []))
                .join(' · ');
              return { key: result.node.key, name, parts, word: said };
            })}
          />
        )}
        table={
          <DataTable
            caption={t('distribution')}
            columns={[
              { key: 'item', title: t('item') },
              { key: 'counts', title: t('distribution.note') },
              { key: 'open', title: t('unanswered') },
            ]}
            rows={rows.map(({ result, counts, words, unanswered }) => ({
              key: result.node.key,
              name: wordIn(result.node.label, language),
              cells: [counts.map((count, place) => `${words[place]} ${count}`).join(' · '), unanswered],
            }))}
          />
        }
      />
    </section>
  );
}

function useRows(items: readonly ItemResult[]) {
  const answerWord = useAnswerWord();
  return items.flatMap((result) => {
    const { counts, unanswered } = distributionOf(result.item, result.answers);
    if (counts.length === 0) return [];
    return [{ result, counts, unanswered, words: counts.map((_, place) => answerWord(result.item, place)) }];
  });
}
