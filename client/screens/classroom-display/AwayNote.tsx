import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/useTimes.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import styles from './awayNote.module.css';
import { after } from './life/waits.ts';
import { useSecond } from './useSecond.ts';

/** How long "we are back" stays, in ms. */
const BACK_SHOWN_MS = 3_000;

type Props = { readonly session: Pick<LessonSession, 'status'> };

/** Over the lesson: since when the line is gone, and for a moment that it is back. Nothing while all is well. */
export function AwayNote({ session }: Props): JSX.Element | null {
  const { t } = useTranslation('display');
  const status = useObservable(session.status);
  const back = useJustBack(session);
  if (status.step === 'away') return <Away {...status} />;
  return back && status.step === 'joined' ? (
    <p className={styles['back']} role="status">
      {t('away.back')}
    </p>
  ) : null;
}

function Away({ sinceAtMs, restarting }: { readonly sinceAtMs: number; readonly restarting?: boolean }): JSX.Element {
  const { t } = useTranslation(['display', 'restarting']);
  const times = useTimes();
  const nowMs = useSecond(0);
  return (
    <div className={styles['away']}>
      <p className={styles['note']}>
        <span role="status">{t(restarting ? 'restarting:title' : 'away.title')}</span>{' '}
        <span className={styles['for']}>{times.length(Math.max(0, nowMs - sinceAtMs))}</span>
      </p>
    </div>
  );
}

/** Whether the line came back a moment ago. */
function useJustBack({ status }: Props['session']): boolean {
  const [back, setBack] = useState(false);
  useEffect(() => {
    let wasAway = status.read().step === 'away';
    let forget: (() => void) | undefined;
    const stop = status.subscribe(() => {
      const { step } = status.read();
      if (step === 'joined' && wasAway) {
        setBack(true);
        forget?.();
        forget = after(BACK_SHOWN_MS, () => setBack(false));
      }
      if (step === 'joined' || step === 'away') wasAway = step === 'away';
    });
    return () => {
      stop();
      forget?.();
    };
  }, [status]);
  return back;
}
