import { Link2, Link2Off, Pause, Play, Save, SkipBack } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParallelLesson, Study } from '../../../shared/api/index.ts';
import { useLinkLesson } from '../../api/parallels.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';
import type { PairedClocks } from '../../study/beside/PairedClocks.ts';
import styles from './sideBySide.module.css';
import type { HeardSide } from './useHeardSide.ts';

type Props = {
  readonly study: Study;
  readonly lessons: readonly [ParallelLesson, ParallelLesson];
  readonly replays: readonly [Replay, Replay];
  readonly clocks: PairedClocks;
  readonly heard: HeardSide;
};

/** Plays both, says which is heard, and which moments of the two correspond. */
export function BesideKeys({ study, lessons, replays, clocks, heard }: Props): JSX.Element {
  const { t } = useTranslation('side-by-side');
  const link = useObservable(clocks.link);
  useObservable(replays[0].playback.clock.mode);
  useObservable(replays[1].playback.clock.mode);
  const playing = clocks.isPlaying;
  const moments = link && { one: runningClock(link.firstMs), other: runningClock(link.ownMs) };
  return (
    <section className={styles['keys']} aria-label={t('keys')} data-linked={link !== null}>
      <Button variant="primary" icon={playing ? <Pause /> : <Play />} onClick={() => clocks.toggle()}>
        {t(playing ? 'pause' : 'play')}
      </Button>
      <Segments
        label={t('heard')}
        value={heard.side}
        choices={[
          { value: 'first', label: t('heard.side', { side: 'A' }) },
          { value: 'other', label: t('heard.side', { side: 'B' }) },
        ]}
        onChange={heard.hear}
      />
      <p className={styles['note']} role="status">
        {moments ? t('linked', moments) : t('apart')}
      </p>
      <div className={styles['acts']}>
        {link ? (
          <>
            <Button size="s" icon={<Link2Off />} onClick={() => clocks.setLink(null)}>
              {t('unlink')}
            </Button>
            <Keep study={study} lessons={lessons} link={link} />
          </>
        ) : (
          <>
            <Button size="s" icon={<Link2 />} onClick={() => clocks.linkHere()}>
              {t('link')}
            </Button>
            <Button size="s" icon={<SkipBack />} onClick={() => clocks.setLink({ firstMs: 0, ownMs: 0 })}>
              {t('link.beginning')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

type KeepProps = Pick<Props, 'study' | 'lessons'> & {
  readonly link: { readonly firstMs: number; readonly ownMs: number };
};

/** Keeps the moments for all in the study; a lead's, and only with the first lesson, to which the others are linked. */
function Keep({ study, lessons: [first, other], link }: KeepProps): JSX.Element | null {
  const { t } = useTranslation('side-by-side');
  const keep = useLinkLesson(other.studyId);
  const isLead = study.role === 'lead' && study.archivedAtMs === null;
  const kept = (other.link?.ownMs ?? 0) - (other.link?.firstMs ?? 0) === link.ownMs - link.firstMs;
  if (!isLead || kept || first.link !== null) return null;
  const save = (): void =>
    keep.mutate(link, { onError: tellRefusal, onSuccess: () => showToast({ text: t('kept'), tone: 'good' }) });
  return (
    <Button size="s" icon={<Save />} busy={keep.isPending} onClick={save}>
      {t('keep')}
    </Button>
  );
}
