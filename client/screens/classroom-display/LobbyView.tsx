import { Mic, MicOff, UserCheck } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { useObservable } from '../../kit/Observable.ts';
import { useLevel } from '../../media/useLevel.ts';
import { countdownMs } from './countdown.ts';
import { DeviceFaultLines } from './DeviceFaultLines.tsx';
import type { Display } from './life/Display.ts';
import type { OwnDevices } from './life/OwnDevices.ts';
import styles from './lobby.module.css';
import marks from './marks.module.css';
import { bareTeacherName } from './names.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { useServerSecond } from './useSecond.ts';

type Props = {
  readonly lesson: Lesson;
  readonly state: LessonState;
  readonly entering: boolean;
  readonly display: Pick<Display, 'agenda' | 'devices'>;
  readonly muted: boolean;
  /** The way in for the assistant's phone. */
  readonly assistant: ReactNode;
};

/** Before the lesson: everybody sits down in front of their own picture and sees that the microphone moves. */
export function LobbyView({
  lesson,
  state,
  entering,
  display: { agenda, devices },
  muted,
  assistant,
}: Props): JSX.Element {
  const { t } = useTranslation('display');
  const teacher = bareTeacherName(lesson.teacherName);
  const teacherHere = Object.values(state.seats).some((seat) => seat.role === 'teacher' && seat.presence === 'here');
  return (
    <div className={styles['lobby']}>
      <section className={styles['ours']}>
        <OwnPicture devices={devices} />
        <p className={styles['seated']}>{t('self.seated')}</p>
        {muted ? <MicrophoneMuted /> : <MicrophoneCheck devices={devices} />}
        <DeviceFaultLines devices={devices} />
      </section>
      <section className={styles['lesson']}>
        <div role="status">
          <h1>{t(entering ? 'lobby.entering' : 'lobby.title')}</h1>
        </div>
        <p className={styles['title']}>{lesson.title}</p>
        <p className={styles['quiet']}>{t('waiting.teacher', { teacher, school: lesson.schoolName })}</p>
        <StartsIn lesson={lesson} agenda={agenda} />
        {teacherHere && (
          <p className={marks['mark']} data-tone="accent">
            <UserCheck aria-hidden="true" />
            <span>{t('lobby.teacher-here', { teacher })}</span>
          </p>
        )}
        {assistant}
      </section>
    </div>
  );
}

function StartsIn({ lesson, agenda }: { readonly lesson: Lesson; readonly agenda: Display['agenda'] }): JSX.Element {
  const { t } = useTranslation('display');
  const times = useTimes();
  const leftMs = countdownMs(lesson.startsAtMs - useServerSecond(agenda));
  return (
    <p className={styles['when']}>
      {leftMs > 0
        ? t('lobby.in', { length: times.length(leftMs) })
        : t('lobby.at', { time: times.clock(lesson.startsAtMs) })}
    </p>
  );
}

function MicrophoneMuted(): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <p className={styles['microphone']} data-muted="true" role="status">
      <MicOff aria-hidden="true" />
      <span>{t('lobby.muted')}</span>
    </p>
  );
}

function MicrophoneCheck({ devices }: { readonly devices: OwnDevices }): JSX.Element {
  const { t } = useTranslation('display');
  const track = useObservable(devices.microphone);
  const levelRatio = useLevel(track);
  return (
    <p className={styles['microphone']} data-absent={track === undefined}>
      {track ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      <meter
        className="said"
        min={0}
        max={100}
        value={Math.round(levelRatio * 100)}
        aria-label={t('lobby.microphone')}
      />
      <span className={styles['level']} aria-hidden="true">
        <span style={{ width: `${levelRatio * 100}%` }} />
      </span>
    </p>
  );
}
