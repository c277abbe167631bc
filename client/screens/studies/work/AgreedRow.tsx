import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartColumn, Handshake } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study, StudyScheme } from '../../../../shared/api/index.ts';
import { agreedQuery } from '../../../api/agreed.ts';
import { buttonClass } from '../../../kit/buttonClass.ts';
import styles from './work.module.css';

type Props = { readonly study: Study; readonly scheme: StudyScheme };

/** What has been decided together of an instrument whose blind round is over, and the way there. */
export function AgreedRow({ study: { studyId, sheets }, scheme }: Props): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const submitted = sheets.filter((sheet) => sheet.scheme === scheme.key && sheet.submittedAtMs !== null);
  const shown = scheme.opened && submitted.length > 1;
  const { data } = useQuery(agreedQuery(studyId, scheme.key, shown));
  if (!shown) return null;
  const params = { studyId, scheme: scheme.key };
  return (
    <div className={styles['agreed']} data-open={data?.open}>
      <span>{t('agreed')}</span>
      <span className={styles['note']}>
        {data === undefined ? '' : data.open === 0 ? t('agreed.done') : t('agreed.open', { count: data.open })}
      </span>
      <Link to="/studies/$studyId/agreed/$scheme" params={params} className={buttonClass('quiet', 's')}>
        <Handshake aria-hidden="true" />
        {t(data?.mayDecide ? 'agreed.decide' : 'agreed.look')}
      </Link>
      <Link to="/studies/$studyId/agreed/$scheme/figures" params={params} className={buttonClass('quiet', 's')}>
        <ChartColumn aria-hidden="true" />
        {t('agreed.figures')}
      </Link>
    </div>
  );
}
