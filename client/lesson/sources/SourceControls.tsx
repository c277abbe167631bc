import { LampDesk, Mic, MicOff, ScreenShare, ScreenShareOff, Video, VideoOff } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/IconButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { TrackMeter } from '../sound/TrackMeter.tsx';
import styles from './SourceControls.module.css';
import { useLocalStream } from './useLocalStream.ts';
import type { SourceActions } from './useSourceActions.ts';

type Props = { readonly session: LessonSession; readonly actions: SourceActions };

/** Microphone with its level, camera, document camera, screen: on and off. */
export function SourceControls({ session, actions }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const sound = useLocalStream(session, 'teacher-camera', 'audio');
  const camera = useLocalStream(session, 'teacher-camera', 'video');
  const document = useLocalStream(session, 'document-camera', 'video');
  const screen = useLocalStream(session, 'courseware', 'video');
  const heard = sound !== undefined && !sound.muted;
  const seen = camera !== undefined && !camera.muted;
  return (
    <div className={styles['controls']}>
      <IconButton
        show="below"
        icon={heard ? <Mic /> : <MicOff />}
        word={heard ? t('microphone.mute') : t('microphone.unmute')}
        tone={heard ? 'plain' : 'danger'}
        onClick={actions.toggleMicrophone}
      />
      <span className={styles['level']}>
        <TrackMeter track={heard ? sound.track : undefined} label={t('meter')} />
      </span>
      <IconButton
        show="below"
        icon={seen ? <Video /> : <VideoOff />}
        word={seen ? t('camera.off') : t('camera.on')}
        tone={seen ? 'plain' : 'danger'}
        onClick={actions.toggleCamera}
      />
      <IconButton
        show="below"
        icon={<LampDesk />}
        word={document ? t('document.off') : t('document.on')}
        tone={document ? 'accent' : 'plain'}
        onClick={actions.toggleDocumentCamera}
      />
      <IconButton
        show="below"
        icon={screen ? <ScreenShareOff /> : <ScreenShare />}
        word={screen ? t('screen.off') : t('screen.on')}
        tone={screen ? 'accent' : 'plain'}
        onClick={actions.toggleScreen}
      />
    </div>
  );
}
