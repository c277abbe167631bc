import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../../i18n/times.ts';
import { buttonClass } from '../../../kit/buttonClass.ts';
import type { Replay } from '../../../playback/Replay.ts';
import type { PlayedFile } from '../../../playback/TrackPlayer.ts';
import { useSourceName } from '../useSourceName.ts';
import styles from './download.module.css';
import { megabytes } from './saveText.ts';

type Props = { readonly replay: Replay; readonly file: PlayedFile; readonly saveUrl: string };

/** One picture or sound that can be kept. */
export function StreamRow({ replay, file, saveUrl }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const nameOf = useSourceName(replay.lesson.end);
  const fromMs = Math.max(0, file.startAtMs - replay.take.beganAtMs);
  const name = `${nameOf(file)} ${t(file.medium === 'video' ? 'download.picture' : 'download.sound')}`;
  const span = `${runningClock(fromMs)}–${runningClock(fromMs + file.durationMs)}`;
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <p className={styles['name']}>{name}</p>
        <p className={styles['note']}>{`${span} · ${megabytes(file.bytes)}`}</p>
      </div>
      <a className={buttonClass('quiet')} href={saveUrl} download aria-label={`${t('download.save')} ${name} ${span}`}>
        <Download aria-hidden="true" />
        {t('download.save')}
      </a>
    </li>
  );
}
