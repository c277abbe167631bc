import { Download, Printer } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillReport, EndpointReply } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { saveTable } from '../../study/events/saveTable.ts';
import styles from './drill.module.css';
import { countMet } from './drillRows.ts';
import { drillTable } from './drillTable.ts';
import { FaultTable } from './FaultTable.tsx';

type Props = { readonly drill: DrillReport; readonly about: EndpointReply<'drills.list'> };

/** What each classroom went through in one drill: to be read, printed, and saved as a table. */
export function DrillReportView({ drill, about: { rooms, title } }: Props): JSX.Element {
  const { t } = useTranslation('drill');
  const times = useTimes();
  const when = times.longMoment(drill.beganAtMs);
  const { met, count } = countMet(drill, rooms);
  const save = (): void =>
    void saveTable(drillTable({ drill, rooms, t, momentOf: times.longMoment }), `${title} ${t('title')}`, 'csv');
  return (
    <section className={styles['report']} aria-label={t('report.title', { when })} data-drill={drill.drillId}>
      <header className={styles['header']}>
        <div>
          <h2 className={styles['heading']}>{t('report.title', { when })}</h2>
          <p className={styles['soft']}>
            {title} · {t(`report.end.${drill.end ?? 'running'}`)}
            {count > 0 ? ` · ${t('report.met', { met, count })}` : null}
          </p>
        </div>
        <div className={styles['actions']}>
          <Button size="s" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t('report.print')}
          </Button>
          <Button size="s" icon={<Download aria-hidden="true" />} onClick={save}>
            {t('report.csv')}
          </Button>
        </div>
      </header>
      {drill.faults.map((report) => (
        <FaultTable key={report.fault} report={report} rooms={rooms} />
      ))}
      <p className={styles['soft']}>{t('report.measured')}</p>
    </section>
  );
}
