import type { JSX } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './PointerDot.module.css';

/** Where the teacher points. */
export function PointerDot({ session }: { readonly session: Pick<LessonSession, 'store'> }): JSX.Element | null {
  const at = useLesson(session.store, ({ pointer }) => pointer);
  return (
    at && <span className={styles['dot']} data-pointer style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }} />
  );
}
