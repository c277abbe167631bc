import { Download } from 'lucide-react';
import { type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedTake } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import { bareTeacherName } from '../classroom-display/names.ts';
import download from '../replay/download/download.module.css';
import { StreamRow } from '../replay/download/StreamRow.tsx';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import replayStyles from '../replay/replay.module.css';
import { SourceList } from '../replay/SourceList.tsx';
import { TransportBar } from '../replay/TransportBar.tsx';
import { Timeline } from '../replay/timeline/Timeline.tsx';
import { useReplayKeys } from '../replay/useReplayKeys.ts';
import styles from './shared.module.css';
import type { OpenedShare } from './useSharedReplay.ts';

/** The player of what a link opens: the same as in the library, without all that is for people with an account. */
export function SharedPlayer({ replay, shared, files }: OpenedShare): JSX.Element {
  const player = useRef<HTMLDivElement>(null);
  useReplayKeys({ replay, marking: null, player });
  return (
    <div className={styles['page']} data-shared={shared.isClip ? 'clip' : 'whole'}>
      <title>{shared.title}</title>
      <header className={styles['header']}>
        <Brand />
        <About shared={shared} />
        <div className={styles['keys']}>
          <SaveButton replay={replay} files={files} />
          <LanguageSwitch />
        </div>
      </header>
      <main className={replayStyles['main']}>
        <div ref={player} className={replayStyles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={null} />
          <TransportBar replay={replay} marking={null} player={player} />
        </div>
        <Timeline replay={replay} marking={null} sharing={null} />
        <div className={styles['side']}>
          <SourceList replay={replay} />
        </div>
      </main>
      <ReplaySound replay={replay} />
    </div>
  );
}

function Brand(): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <span className={styles['brand']}>
      <Mark />
      {t('product')}
    </span>
  );
}

function About({ shared }: { readonly shared: SharedTake }): JSX.Element {
  const { t } = useTranslation('share');
  const times = useTimes();
  const { title, courseTitle, teacherName, schoolName, beganAtMs, isClip, untilMs } = shared;
  const teacher = t('guest.teacher', { name: bareTeacherName(teacherName) });
  return (
    <div className={styles['about']}>
      <h1 className={styles['title']}>{isClip ? t('guest.clip-of', { title }) : title}</h1>
      <p className={styles['note']}>{[courseTitle, teacher, schoolName, times.longMoment(beganAtMs)].join(' · ')}</p>
      <p className={styles['note']}>{t('good-until', { until: times.longMoment(untilMs) })}</p>
    </div>
  );
}

/** All pictures and sounds as files, where the link allows it; else nothing at all. */
function SaveButton({ replay, files: { files } }: Pick<OpenedShare, 'replay' | 'files'>): JSX.Element | null {
  const { t } = useTranslation('replay');
  const [open, setOpen] = useState(false);
  const saved = files.flatMap(({ saveUrl, ...file }) => (saveUrl === null ? [] : [{ file, saveUrl }]));
  if (saved.length === 0) return null;
  return (
    <>
      <Button icon={<Download />} onClick={() => setOpen(true)}>
        {t('download')}
      </Button>
      <Dialog title={t('download')} open={open} onClose={() => setOpen(false)}>
        <ul className={download['rows']}>
          {saved.map(({ file, saveUrl }) => (
            <StreamRow key={`${file.trackFileId} ${file.part}`} replay={replay} file={file} saveUrl={saveUrl} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}
