import { Volume2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { type Observable, useObservable } from '../../kit/Observable.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import styles from './observer.module.css';

type Props = {
  readonly session: ObserverSession;
  /** Whether the browser wants a press before it plays sound. */
  readonly blocked: Observable<boolean>;
  /** Whether the observer wants sound. */
  readonly sound: boolean;
};

/** What is to be said over the lesson: that the line is gone, that nobody is there, that a press brings the sound. */
export function ObserverNotes({ session, blocked, sound }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const { step } = useObservable(session.status);
  const nobody = useObservable(session.nobodyThere);
  const silent = useObservable(blocked) && sound;
  const ended = useLesson(session.store, ({ phase }) => phase === 'ended');
  const said = ended ? null : nobody ? 'nobody.title' : step === 'observing' ? null : 'away';
  return (
    <div className={styles['notes']}>
      <p role="status" className={said ? styles['note'] : undefined}>
        {said ? t(said) : ''}
      </p>
      {silent && !ended ? (
        <p className={styles['note']}>
          {t('sound.blocked')}
          {/* Any press will do; this one says so. */}
          <Button size="s" icon={<Volume2 />}>
            {t('sound.play')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
