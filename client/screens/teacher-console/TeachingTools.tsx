import type { JSX } from 'react';
import { BellButton } from '../../lesson/bell/BellButton.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { AskButton } from '../../lesson/polls/AskButton.tsx';
import { PraiseButton } from '../../lesson/praise/PraiseButton.tsx';
import { TimerButton } from '../../lesson/timer/TimerButton.tsx';
import styles from './TeachingTools.module.css';

/** What a teacher does with the classrooms: ask, time, ring, praise. */
export function TeachingTools({ session }: { readonly session: LessonSession }): JSX.Element {
  return (
    <div className={styles['tools']}>
      <AskButton session={session} />
      <TimerButton session={session} />
      <BellButton session={session} />
      <PraiseButton session={session} />
    </div>
  );
}
