import { CircleDot } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runningTake } from '../../../shared/lesson/takes.ts';
import type { Take } from '../../../shared/lesson/takesState.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { showToast } from '../../kit/toasts.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import styles from './TakeControl.module.css';

/** Begins to record in one press, which every classroom sees; while it goes on, for how long, and behind it its end. */
export function TakeControl({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const take = useLesson(session.store, runningTake);
  const wanted = useWanted(take !== undefined);
  const [open, setOpen] = useState(false);
  const begin = () =>
    wanted.ask(true, async () => {
      await session.ask('take.begin', {});
      showToast({ text: t('take.began') });
    });
  const end = () => {
    setOpen(false);
    wanted.ask(false, async () => {
      await session.ask('take.end', {});
      showToast({ text: t('take.ended') });
    });
  };
  if (!take) {
    return (
      <Button size="s" icon={<CircleDot aria-hidden="true" />} busy={wanted.pending} onClick={begin}>
        {t('take.begin')}
      </Button>
    );
  }
  return (
    <PopoverButton
      word={t('take.about')}
      face={<RunningTake session={session} take={take} />}
      open={open}
      onOpenChange={setOpen}
    >
      <div className={styles['about']}>
        <p>{t('take.about.text')}</p>
        <Button variant="danger" busy={wanted.pending} onClick={end}>
          {t('take.end')}
        </Button>
      </div>
    </PopoverButton>
  );
}

function RunningTake({ session, take }: { readonly session: LessonSession; readonly take: Take }): JSX.Element {
  const { t } = useTranslation('console');
  const clock = runningClock(useSecond() + session.clockAheadMs - take.beganAtMs);
  if (take.trouble === 'interrupted') return <StatusMark chip tone="attention" word={t('take.interrupted')} />;
  return <StatusMark chip tone="recording" word={t('take.running', { clock })} />;
}
