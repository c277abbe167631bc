import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillReport, Lesson } from '../../../shared/api/index.ts';
import { useStopDrill } from '../../api/drills.ts';
import { Button } from '../../kit/Button.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { showRefusal } from '../useAsk.ts';
import styles from './drill.module.css';

type Props = { readonly lessonId: Lesson['lessonId']; readonly drill: DrillReport };

/** The drill that goes on: which fault, who has reported, and how to stop it. */
export function DrillProgress({ lessonId, drill: { faults } }: Props): JSX.Element {
  const { t } = useTranslation('drill');
  const stop = useStopDrill(lessonId);
  const at = faults.findLastIndex(({ beganAtMs }) => beganAtMs !== null);
  const now = faults[at];
  return (
    <section className={styles['card']} aria-labelledby="drill-progress" role="status">
      <h2 id="drill-progress" className={styles['heading']}>
        {t('progress.title')}
      </h2>
      {now ? (
        <>
          <p className={styles['now']}>
            <Spinner />
            {t('progress.at', { number: at + 1, count: faults.length, fault: t(`fault.${now.fault}`) })}
          </p>
          <p className={styles['soft']}>
            {now.endedAtMs === null
              ? t('progress.heard', { heard: now.findings.length, count: now.seats.length })
              : t('progress.between')}
          </p>
        </>
      ) : (
        <p className={styles['now']}>
          <Spinner />
          {t('progress.soon')}
        </p>
      )}
      <div>
        <Button variant="danger" busy={stop.isPending} onClick={() => stop.mutate(undefined, { onError: showRefusal })}>
          {t('progress.stop')}
        </Button>
      </div>
    </section>
  );
}
