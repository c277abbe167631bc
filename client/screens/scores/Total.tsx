import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { trimmedOf } from '../../../shared/study/rubric/pool.ts';
import { Pooling, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { bandOf, scoreRubric } from '../../../shared/study/rubric/score.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { EvidenceButton } from '../../study/evidence/EvidenceButton.tsx';
import styles from './scores.module.css';
import type { ScoresParts } from './scoresParts.ts';
import { shownPoints, spansOf } from './scoreWords.ts';

/** The whole: each rater's number, all together, and what was agreed on, with words that describe the lesson. */
export function Total({ taken: { rubric }, sheets, agreed, results }: ScoresParts): JSX.Element | null {
  const { t } = useTranslation('scores');
  if (rubric.scoring === 'none') return null;
  const { values, most, pooled } = results.total;
  const decided = scoreRubric(rubric, new Map(agreed.map(({ node, answer }) => [node, answer]))).total.value;
  const nodes = rubric.nodes.map(({ key }) => key);
  const given = values.filter((value) => value !== null).length;
  return (
    <section className={styles['section']} data-part="total">
      <h2 className={styles['heading']}>
        {t('whole')} <small className={styles['note']}>{most === null ? '' : t('whole.of', { n: most })}</small>
      </h2>
      <DataTable
        caption={t('whole')}
        columns={[
          { key: 'what', title: t('whole') },
          ...sheets.map(({ personId, name }) => ({ key: personId, title: name })),
          ...Pooling.options.map((how) => ({ key: how, title: t(`pooling.${how}`) })),
          { key: 'agreed', title: t('agreed') },
        ]}
        rows={[
          {
            key: 'total',
            name: t('whole'),
            cells: [
              ...sheets.map((sheet, place) => (
                <EvidenceButton
                  key={sheet.personId}
                  value={values[place] === null ? null : shownPoints(values[place] ?? null)}
                  about={`${t('whole')} · ${sheet.name}`}
                  spans={spansOf(sheet, nodes)}
                />
              )),
              ...Pooling.options.map((how) => (
                <span key={how} data-pooled={how} data-chosen={how === rubric.pooling} className={styles['pooled']}>
                  {shownPoints(pooled[how])}
                </span>
              )),
              <span key="agreed" data-agreed-total>
                {shownPoints(decided)}
              </span>,
            ],
          },
        ]}
      />
      {values.includes(null) ? <p className={styles['note']}>{t('whole.open')}</p> : null}
      {rubric.pooling === 'trimmed-mean' && trimmedOf(given) > 0 ? (
        <p className={styles['note']}>{t('trim.note', { count: trimmedOf(given) })}</p>
      ) : null}
      <Band rubric={rubric} results={results} />
    </section>
  );
}

/** Where the whole lies, in words of the rubric: as wide as raters see it. */
function Band({ rubric, results }: { readonly rubric: ScoresParts['taken']['rubric'] } & Pick<ScoresParts, 'results'>) {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  const { values, most, pooled } = results.total;
  const placeOf = (value: number | null): number | null => bandOf(rubric, { value, most });
  const wordOf = (place: number): string => {
    const band = rubric.bands[place];
    return band ? wordIn(band.label, language) : '';
  };
  const places = values.map(placeOf).filter((place) => place !== null);
  const together = placeOf(pooled[rubric.pooling]);
  if (together === null || places.length === 0) return null;
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return (
    <p data-band={together}>
      {low === high
        ? t('band', { band: wordOf(together) })
        : t('band.spread', { low: wordOf(low), high: wordOf(high) })}
    </p>
  );
}
