import { Download, RotateCw, Trash2, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Composition } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { useAskComposition, useRemoveComposition } from '../../../api/compositions.ts';
import { useErrorText } from '../../../i18n/errorText.ts';
import { runningClock } from '../../../i18n/times.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { IconButton } from '../../../kit/IconButton.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import styles from './download.module.css';
import { megabytes } from './saveText.ts';

type Props = { readonly composition: Composition };

/** One video that is made, being made, or could not be made. */
export function CompositionRow({ composition }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const { fromMs, toMs, status, mine } = composition;
  const remove = useRemoveComposition();
  const ask = useAskComposition(composition.takeId);
  const isUnfinished = status === 'waiting' || status === 'running';
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <p className={styles['name']}>{`${runningClock(fromMs)}–${runningClock(toMs)}`}</p>
        <State composition={composition} />
      </div>
      {composition.url === null ? null : (
        <a className={buttonClass('quiet')} href={composition.url} download>
          <Download aria-hidden="true" />
          {t('download.save')}
        </a>
      )}
      {status === 'failed' ? (
        <Button
          icon={<RotateCw />}
          busy={ask.isPending}
          onClick={() => ask.mutate({ fromMs, toMs }, { onError: tellRefusal })}
        >
          {t('download.again')}
        </Button>
      ) : null}
      {mine ? (
        <IconButton
          icon={isUnfinished ? <X /> : <Trash2 />}
          word={t(isUnfinished ? 'download.stop' : 'download.remove')}
          disabled={remove.isPending}
          onClick={() => remove.mutate(composition, { onError: tellRefusal })}
        />
      ) : null}
    </li>
  );
}

function State({ composition }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const times = useTimes();
  const sentence = useErrorText();
  const { status, progressRatio, error, bytes, pagesMs, keptUntilMs } = composition;
  if (status === 'waiting') return <p className={styles['note']}>{t('download.waiting')}</p>;
  if (status === 'failed')
    return <p className={styles['failed']}>{sentence(new AppError(error ?? 'composition.failed'))}</p>;
  if (status === 'running') {
    const word = t('download.running', { percent: Math.floor(progressRatio * 100) });
    return (
      <>
        <p className={styles['note']}>{word}</p>
        <progress className={styles['progress']} value={progressRatio} max={1} aria-label={t('download.film')} />
      </>
    );
  }
  const kept = keptUntilMs === null ? [] : [t('download.kept', { until: times.moment(keptUntilMs) })];
  return (
    <>
      <p className={styles['note']}>{[megabytes(bytes ?? 0), ...kept].join(' · ')}</p>
      {pagesMs ? <p className={styles['note']}>{t('download.pages', { length: times.length(pagesMs) })}</p> : null}
    </>
  );
}
