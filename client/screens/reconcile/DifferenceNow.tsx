import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';
import styles from './reconcile.module.css';

type Props = { readonly reconciling: Reconciling; readonly names: readonly string[] };

/** The difference that is decided now: when it is, who wrote what, what is agreed and by whom. */
export function DifferenceNow({ reconciling, names }: Props): JSX.Element | null {
  const { t } = useTranslation('reconcile');
  const unit = useObservable(reconciling.at);
  useObservable(reconciling.saver.changes);
  if (unit === null) return null;
  const { fromMs, toMs } = reconciling.span(unit);
  const place = reconciling.differences.indexOf(unit);
  const written = reconciling.writtenBy(unit);
  return (
    <section className={styles['now']} aria-label={t('now')} data-unit={unit}>
      <div className={styles['steps']}>
        <Button size="s" icon={<ChevronLeft />} disabled={place === 0} onClick={() => reconciling.step(-1)}>
          {t('before')}
        </Button>
        <p className={styles['note']}>
          {t('unit', { n: place + 1, of: reconciling.differences.length })}
          <br />
          {runningClock(fromMs)}–{runningClock(toMs)}
        </p>
        <Button
          size="s"
          icon={<ChevronRight />}
          disabled={place === reconciling.differences.length - 1}
          onClick={() => reconciling.step(1)}
        >
          {t('next')}
        </Button>
      </div>
      <dl className={styles['written']}>
        {names.map((name, index) => (
          // Two raters may be called the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets neither come nor go here.
          <Written key={index} name={name} codes={written[index] ?? []} reconciling={reconciling} />
        ))}
      </dl>
      <Agreed reconciling={reconciling} unit={unit} />
    </section>
  );
}

type WrittenProps = { readonly name: string; readonly codes: readonly string[]; readonly reconciling: Reconciling };

function Written({ name, codes, reconciling }: WrittenProps): JSX.Element {
  const { t } = useTranslation('reconcile');
  const language = useLanguage();
  const labels = reconciling.scheme.codes.filter(({ key }) => codes.includes(key)).map(({ label }) => label[language]);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{codes.length === 0 ? '—' : codes.join(' ')}</strong>
        <span className={styles['note']}>{codes.length === 0 ? t('nothing-written') : labels.join(' · ')}</span>
      </dd>
    </div>
  );
}

function Agreed({ reconciling, unit }: { readonly reconciling: Reconciling; readonly unit: number }): JSX.Element {
  const { t } = useTranslation('reconcile');
  const times = useTimes();
  const { codes, hollow } = reconciling.shown(unit);
  const deed = reconciling.deedOf(unit);
  return (
    <div className={styles['agreed']} data-hollow={hollow} data-agreed={hollow ? '' : codes.join(' ')}>
      <p className={styles['note']}>{t(hollow && codes.length > 0 ? 'common' : 'agreed')}</p>
      <p className={styles['large']} data-many={codes.length > 2}>
        {codes.length === 0 ? '—' : codes.join(' ')}
      </p>
      <p className={styles['note']}>
        {deed
          ? t('decided', { name: deed.byName, at: times.longMoment(deed.atMs) })
          : t(hollow ? 'undecided' : 'going')}
      </p>
    </div>
  );
}
