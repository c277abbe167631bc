import { Hand, Trophy } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ranking } from '../../../shared/lesson/buzzer.ts';
import type { Buzzer } from '../../../shared/lesson/buzzerState.ts';
import { useReached } from '../../kit/useReached.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './BuzzerKey.module.css';
import { useRaceClock } from './raceClock.ts';
import { secondsBehind } from './secondsBehind.ts';
import { useOwnClassroom } from './useOwnClassroom.ts';
import { usePress } from './usePress.ts';

/**
 * The key with which one's own classroom races for the answer, and what became of it. Nothing while there is no race.
 * Enter, or the OK key of a remote control, presses it too. All sizes are in `em`.
 */
export function BuzzerKey({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const buzzer = useLesson(session.store, (lesson) => lesson.buzzer);
  return buzzer && <Key key={buzzer.buzzerId} session={session} buzzer={buzzer} />;
}

function Key({ session, buzzer }: { readonly session: LessonSession; readonly buzzer: Buzzer }): JSX.Element {
  const { t } = useTranslation('polls');
  const aheadMs = useRaceClock(session, buzzer.buzzerId);
  const isOpen = useReached(buzzer.opensAtMs - aheadMs);
  const classroomId = useOwnClassroom(session);
  const { pressed, press } = usePress(session, buzzer.buzzerId, aheadMs);
  const counted = buzzer.presses.some((each) => each.classroomId === classroomId);
  const canPress = isOpen && !pressed && !counted && buzzer.wonBy === null;
  useEnterKey(canPress ? press : null);
  if (buzzer.wonBy !== null) return <Outcome session={session} buzzer={buzzer} classroomId={classroomId} />;
  const step = canPress ? 'open' : isOpen ? 'pressed' : 'ready';
  return (
    <div className={styles['race']}>
      <button
        type="button"
        className={styles['key']}
        data-step={step}
        aria-disabled={!canPress}
        // A finger that touches has pressed; waiting for it to lift would cost a tenth.
        onPointerDown={() => canPress && press()}
        onClick={() => canPress && press()}
      >
        <Hand aria-hidden="true" />
        <span>{t(step === 'open' ? 'buzzer.go' : step === 'pressed' ? 'buzzer.pressed' : 'buzzer.ready')}</span>
      </button>
      <p className={styles['hint']} role="status">
        {step === 'open' ? t('buzzer.go.hint') : step === 'pressed' ? t('buzzer.deciding') : t('buzzer')}
      </p>
    </div>
  );
}

type OutcomeProps = {
  readonly session: LessonSession;
  readonly buzzer: Buzzer;
  readonly classroomId: string | null;
};

/** Who was first, and where we are. */
function Outcome({ session, buzzer, classroomId }: OutcomeProps): JSX.Element {
  const { t } = useTranslation('polls');
  const places = ranking(buzzer);
  const own = places.findIndex((place) => place.classroomId === classroomId);
  const first = useLesson(
    session.store,
    ({ plan }) => plan?.listening.find((classroom) => classroom.classroomId === buzzer.wonBy)?.schoolName ?? '',
  );
  if (own === 0)
    return (
      <Result won>
        <Trophy aria-hidden="true" />
        <strong>{t('buzzer.we-are-first')}</strong>
      </Result>
    );
  const place = places[own];
  return (
    <Result won={false}>
      <strong>{t('buzzer.first', { name: first })}</strong>
      {place ? <span>{t('buzzer.we-are', { place: own + 1, seconds: secondsBehind(place.behindMs) })}</span> : null}
    </Result>
  );
}

function Result({ won, children }: { readonly won: boolean; readonly children: ReactNode }): JSX.Element {
  return (
    <div className={styles['result']} role="status" data-won={won}>
      {children}
    </div>
  );
}

/** Enter presses wherever the focus is: nobody goes looking for a key in a race. */
function useEnterKey(press: (() => void) | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || !press) return;
    event.preventDefault();
    press();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
