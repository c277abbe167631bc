import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Coding } from '../../study/coding/Coding.ts';
import styles from './coding.module.css';

/** The interval that is coded now, large: when it is, and what is written or suggested for it. */
export function NowCoded({ coding }: { readonly coding: Coding }): JSX.Element {
  const { t } = useTranslation('coding');
  const language = useLanguage();
  const unit = useObservable(coding.at);
  useObservable(coding.saver.changes);
  if (unit >= coding.count)
    return (
      <section className={styles['now']} aria-label={t('now')} data-unit={unit}>
        <p className={styles['large']}>{t('end')}</p>
        <p className={styles['note']}>{t('end.hint')}</p>
      </section>
    );
  const { fromMs, toMs } = coding.span(unit);
  const { codes, hollow } = coding.shown(unit);
  const labels = coding.scheme.codes.filter(({ key }) => codes.includes(key)).map(({ label }) => label[language]);
  return (
    <section className={styles['now']} aria-label={t('now')} data-unit={unit}>
      <p className={styles['note']}>
        {t('unit', { n: unit + 1, of: coding.count })} · {runningClock(fromMs)}–{runningClock(toMs)}
      </p>
      <p className={styles['large']} data-hollow={hollow} data-many={codes.length > 2}>
        {codes.length === 0 ? '—' : codes.join(' ')}
      </p>
      <p className={styles['note']}>
        {codes.length === 0 ? t('nothing') : hollow ? t('suggested', { label: labels.join() }) : labels.join(' · ')}
      </p>
    </section>
  );
}
