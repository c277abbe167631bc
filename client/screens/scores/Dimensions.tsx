import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { BarRows } from '../../charts/BarRows.tsx';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { DataTable } from '../../charts/DataTable.tsx';
import { Legend } from '../../charts/Legend.tsx';
import { RadarChart } from '../../charts/RadarChart.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { EvidenceButton } from '../../study/evidence/EvidenceButton.tsx';
import { useEvidence } from '../../study/evidence/EvidenceContext.ts';
import styles from './scores.module.css';
import type { ScoresParts } from './scoresParts.ts';
import { keysWithin, shownPercent, shownPoints, spansOf } from './scoreWords.ts';

/** A net has at least so many corners. */
const LEAST_AXES = 3;

/** The dimensions as parts of the most that each can have, as a net and, below, in numbers. */
export function Dimensions(parts: ScoresParts): JSX.Element | null {
  const { t } = useTranslation('scores');
  const { rubric } = parts.taken;
  const rows = useRows(parts);
  const how = t(`pooling.${rubric.pooling}`);
  if (rows.length === 0) return null;
  return (
    <section className={styles['beside']} data-part="dimensions">
      <ChartFigure
        title={t('dimensions')}
        note={t('dimensions.note')}
        draw={({ widthPx, chart }) =>
          rows.length < LEAST_AXES ? (
            <BarRows
              label={t('dimensions')}
              widthPx={widthPx}
              chart={chart}
              series={1}
              atLeast={100}
              word={(value) => `${value} %`}
              rows={rows.map(({ key, name, share, dots }) => ({
                ...{ key, name, word: shownPercent(share) },
                parts: [{ key, value: (share ?? 0) * 100, label: name, series: 0, onOpen: () => dots[0]?.onOpen() }],
              }))}
            />
          ) : (
            <RadarChart label={t('dimensions')} widthPx={widthPx} chart={chart} axes={rows} />
          )
        }
        legend={
          rows.length < LEAST_AXES ? null : (
            <Legend
              items={[
                { key: 'area', word: t('pooled', { how }), series: 0 },
                { key: 'ring', word: t('each'), shape: 'ring' },
              ]}
            />
          )
        }
        table={
          <DataTable
            caption={t('dimensions')}
            columns={[
              { key: 'dimension', title: t('dimension') },
              { key: 'share', title: t('pooled', { how }) },
            ]}
            rows={rows.map(({ key, name, share }) => ({ key, name, cells: [shownPercent(share)] }))}
          />
        }
      />
      <Numbers {...parts} />
    </section>
  );
}

/** Dimensions of which something is counted. */
function useRows({ taken: { rubric }, sheets, results }: ScoresParts) {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const player = useEvidence();
  return results.dimensions
    .filter(({ most }) => most !== null && most > 0)
    .map(({ node, values, most, pooled }) => {
      const shareOf = (value: number | null): number | null => (value === null ? null : value / (most ?? 1));
      const name = wordIn(node.label, language);
      const dots = sheets.flatMap((sheet, place) => {
        const share = shareOf(values[place] ?? null);
        if (share === null) return [];
        const label = t('radar.mark', { dimension: name, who: sheet.name, value: shownPercent(share) });
        const spans = spansOf(sheet, keysWithin(rubric, node.key));
        return [{ key: `${node.key} ${sheet.personId}`, share, label, onOpen: () => player.open(label, spans) }];
      });
      return { key: node.key, name, share: shareOf(pooled[rubric.pooling]), dots };
    });
}

function Numbers({ taken: { rubric }, sheets, results }: ScoresParts): JSX.Element {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('dimensions')}
      columns={[
        { key: 'dimension', title: t('dimension') },
        ...sheets.map(({ personId, name }) => ({ key: personId, title: name })),
        { key: 'mean', title: t('pooling.mean') },
        { key: 'median', title: t('pooling.median') },
        { key: 'trimmed-mean', title: t('pooling.trimmed-mean') },
        { key: 'share', title: '%' },
      ]}
      rows={results.dimensions
        .filter(({ most }) => most !== null && most > 0)
        .map(({ node, values, most, pooled }) => {
          const name = wordIn(node.label, language);
          const together = pooled[rubric.pooling];
          return {
            key: node.key,
            name,
            cells: [
              ...sheets.map((sheet, place) => (
                <EvidenceButton
                  key={sheet.personId}
                  value={values[place] === null ? null : shownPoints(values[place] ?? null)}
                  about={`${name} · ${sheet.name}`}
                  spans={spansOf(sheet, keysWithin(rubric, node.key))}
                />
              )),
              shownPoints(pooled.mean),
              shownPoints(pooled.median),
              shownPoints(pooled['trimmed-mean']),
              <span key="share" data-dimension={node.key}>
                {shownPercent(together === null ? null : together / (most ?? 1))}
              </span>,
            ],
          };
        })}
    />
  );
}
