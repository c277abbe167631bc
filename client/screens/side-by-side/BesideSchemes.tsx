import { useQueries, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson, Sheet, Study, StudyScheme } from '../../../shared/api/index.ts';
import { agreedQuery } from '../../api/agreed.ts';
import { sheetQuery } from '../../api/studies.ts';
import { useLanguage } from '../../i18n/language.ts';
import { agreedSheet } from '../../study/reconcile/agreedSheet.ts';
import { shownShare } from '../studies/shownRatio.ts';
import styles from './sideBySide.module.css';

type Props = {
  readonly studies: readonly [Study, Study];
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
};

/** The instruments with which both lessons were coded: the share of each code, side by side, from the agreed sheets. */
export function BesideSchemes({ studies: [one, other], lessons }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  return (
    <section className={styles['schemes']}>
      <h2 className={styles['part']}>{t('schemes')}</h2>
      <p className={styles['note']}>{t('schemes.hint')}</p>
      {one.schemes.map((scheme) => (
        <SchemeTable key={scheme.key} scheme={scheme} studies={[one, other]} lessons={lessons} />
      ))}
    </section>
  );
}

function SchemeTable({ scheme, studies, lessons }: Props & { readonly scheme: StudyScheme }): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const language = useLanguage();
  const sheets = [useAgreedSheet(studies[0], scheme), useAgreedSheet(studies[1], scheme)];
  const share = (sheet: Sheet | null, code: string): string => {
    const units = sheet?.units ?? [];
    const having = units.filter(({ codes }) => codes.includes(code)).length;
    return shownShare(units.length === 0 ? null : having / units.length);
  };
  return (
    <>
      <h3>{`${scheme.label[language]} · ${t('every', { s: scheme.intervalS })}`}</h3>
      <div className={styles['scroll']}>
        <table className={styles['table']} data-table={scheme.key}>
          <thead>
            <tr>
              <th scope="col">{t('code')}</th>
              {lessons.map(({ studyId, teacherName }, index) => (
                <th key={studyId} scope="col">
                  {index === 0 ? 'A' : 'B'} {teacherName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scheme.codes.map(({ key, label }) => (
              <tr key={key}>
                <th scope="row">
                  {key} {label[language]}
                </th>
                {sheets.map((sheet, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the two lessons, in their order.
                  <td key={index}>{share(sheet, key)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('coded')}</th>
              {sheets.map((sheet, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the two lessons, in their order.
                <td key={index}>{sheet ? sheet.units.length : t('not-opened')}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The agreed sheet of a lesson; `null` while its blind round goes on, or until it has been read. */
function useAgreedSheet({ studyId, lengthMs, schemes, sheets }: Study, { key }: StudyScheme): Sheet | null {
  const opened = schemes.some((scheme) => scheme.key === key && scheme.opened);
  const agreed = useQuery(agreedQuery(studyId, key, opened));
  const wanted = opened ? sheets.filter((sheet) => sheet.scheme === key && sheet.submittedAtMs !== null) : [];
  const read = useQueries({ queries: wanted.map(({ sheetId }) => sheetQuery(studyId, sheetId)) });
  const there = read.flatMap(({ data }) => (data ? [data] : []));
  if (!agreed.data || there.length < wanted.length) return null;
  return agreedSheet({ sheets: there, decisions: agreed.data.decisions, lengthMs, name: '' });
}
