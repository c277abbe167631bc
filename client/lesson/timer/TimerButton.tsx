import { Timer as TimerIcon } from 'lucide-react';
import { type JSX, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timerFace } from '../../../shared/lesson/timer.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './TimerButton.module.css';
import { timerClock } from './TimerMark.tsx';
import { useTimerShown } from './useTimerShown.ts';

const MINUTE_MS = 60_000;
const PRESETS_MS = [30_000, MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS];

type Props = { readonly session: LessonSession };

/** A clock on all screens. While it runs the button shows it. */
export function TimerButton({ session }: Props): JSX.Element {
  const { t } = useTranslation('tools');
  const [open, setOpen] = useState(false);
  const shown = useTimerShown(session);
  return (
    <PopoverButton
      icon={shown ? <Clock session={session} /> : <TimerIcon />}
      word={t('timer')}
      open={open}
      onOpenChange={setOpen}
    >
      {shown ? (
        <Running session={session} onStopped={() => setOpen(false)} />
      ) : (
        <Starting session={session} onStarted={() => setOpen(false)} />
      )}
    </PopoverButton>
  );
}

function Clock({ session }: Props): JSX.Element {
  const { t } = useTranslation('tools');
  const timer = useLesson(session.store, (lesson) => lesson.timer);
  const face = timerFace(timer, useSecond() + session.clockAheadMs);
  return (
    <span className={styles['clock']} data-step={face?.step} role="timer">
      {face?.step === 'over' ? t('timer.over') : timerClock(face?.shownMs ?? 0, timer?.kind === 'countdown')}
    </span>
  );
}

const say = (asking: Promise<unknown>) => void asking.catch(tellRefusal);

function Running({ session, onStopped }: Props & { readonly onStopped: () => void }): JSX.Element {
  const { t } = useTranslation('tools');
  const stop = () => {
    say(session.ask('timer.stop', {}));
    onStopped();
  };
  const kind = useLesson(session.store, ({ timer }) => timer?.kind);
  return (
    <div className={styles['running']}>
      {kind === 'countdown' ? (
        <Button onClick={() => say(session.ask('timer.extend', { byMs: MINUTE_MS }))}>{t('timer.minute')}</Button>
      ) : null}
      <Button variant="primary" onClick={stop}>
        {t('timer.stop')}
      </Button>
    </div>
  );
}

function Starting({ session, onStarted }: Props & { readonly onStarted: () => void }): JSX.Element {
  const { t } = useTranslation('tools');
  const times = useTimes();
  const start = (forMs: number | null) => {
    say(session.ask('timer.start', { forMs }));
    onStarted();
  };
  return (
    <>
      <p className={styles['heading']}>{t('timer.countdown')}</p>
      <div className={styles['presets']}>
        {PRESETS_MS.map((forMs) => (
          <Button key={forMs} onClick={() => start(forMs)}>
            {times.length(forMs)}
          </Button>
        ))}
      </div>
      <Custom onStart={start} />
      <Button onClick={() => start(null)}>{t('timer.stopwatch')}</Button>
    </>
  );
}

function Custom({ onStart }: { readonly onStart: (forMs: number) => void }): JSX.Element {
  const { t } = useTranslation('tools');
  const [minutes, setMinutes] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const forMs = Math.round(Number(minutes.trim()) * MINUTE_MS);
    const fits = forMs >= MINUTE_MS && forMs <= 120 * MINUTE_MS;
    setWrong(!fits);
    if (fits) onStart(forMs);
  };
  return (
    <form className={styles['custom']} onSubmit={submit}>
      <TextField
        label={t('timer.custom')}
        inputMode="decimal"
        maxLength={5}
        value={minutes}
        error={wrong ? t('timer.wrong') : undefined}
        onChange={setMinutes}
      />
      <Button type="submit">{t('timer.start')}</Button>
    </form>
  );
}
