import { Mic } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Spinner } from '../../kit/Spinner.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { SoundModeSegments } from '../../lesson/sound/SoundModeSegments.tsx';
import { TrackMeter } from '../../lesson/sound/TrackMeter.tsx';
import { DevicePickers } from '../../lesson/sources/DevicePickers.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { useLocalStream } from '../../lesson/sources/useLocalStream.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import styles from './SourceCheck.module.css';

type Props = { readonly session: LessonSession; readonly sources: TeacherSources };

/** Camera and microphone, tried out where they are chosen. */
export function SourceCheck({ session, sources }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const { use } = useObservable(sources.camera.view);
  const camera = useLocalStream(session, 'teacher-camera', 'video');
  const label = use === 'synthetic' ? t('synthetic.camera') : t('check.self');
  return (
    <section className={styles['check']} aria-label={t('check')}>
      <div className={styles['picture']}>
        <StreamTile
          kind="teacher-camera"
          label={label}
          plate={<span className={styles['plate']}>{label}</span>}
          track={camera?.track}
          style={{ height: '100%' }}
        />
        {camera ? null : (
          <span className={styles['opening']}>
            <Spinner large label={t('device.opening')} />
          </span>
        )}
      </div>
      <SoundCheck session={session} sources={sources} />
      <div className={styles['devices']}>
        <DevicePickers sources={sources} parts={['camera', 'microphone']} />
      </div>
    </section>
  );
}

function SoundCheck({ session, sources }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const { use, fault } = useObservable(sources.microphone.view);
  const sound = useLocalStream(session, 'teacher-camera', 'audio');
  const word = use === 'synthetic' ? t('synthetic.microphone') : sound?.muted ? t('check.muted') : t('check.speak');
  return (
    <div className={styles['sound']}>
      <Mic aria-hidden="true" />
      <TrackMeter track={sound?.muted ? undefined : sound?.track} label={t('meter')} />
      <span className={styles['word']}>{word}</span>
      {sound?.muted && !fault ? (
        <Button size="s" onClick={() => sources.microphone.mute(false)}>
          {t('microphone.unmute')}
        </Button>
      ) : null}
      <SoundModeSegments session={session} />
    </div>
  );
}
