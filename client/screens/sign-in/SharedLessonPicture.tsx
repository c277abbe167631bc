import type { JSX } from 'react';
import styles from './SharedLessonPicture.module.css';

/** Heads of pupils in one classroom, as places along a row. */
const PUPILS = [14, 34, 54, 74, 94];

function Classroom({ x }: { readonly x: number }): JSX.Element {
  return (
    <g transform={`translate(${x} 300)`}>
      <rect width="108" height="92" rx="10" className={styles['room']} />
      <rect x="26" y="14" width="56" height="32" rx="4" className={styles['screen']} />
      <circle cx="54" cy="27" r="4" className={styles['teacher']} />
      <path d="M46 42a8 8 0 0 1 16 0" className={styles['teacher']} />
      {PUPILS.map((at) => (
        <circle key={at} cx={at} cy="72" r="6" className={styles['pupil']} />
      ))}
    </g>
  );
}

/** One lesson, and the same lesson on the screens of three classrooms. Decoration: says nothing to screen readers. */
export function SharedLessonPicture(): JSX.Element {
  return (
    <svg className={styles['picture']} viewBox="0 0 480 400" aria-hidden="true">
      <path d="M240 196v44M240 240H86v60M240 240h154v60M240 240v60" className={styles['line']} />
      <rect x="96" y="8" width="288" height="188" rx="14" className={styles['board']} />
      <circle cx="176" cy="92" r="22" className={styles['teacher']} />
      <path d="M130 196v-14a46 46 0 0 1 92 0v14" className={styles['teacher']} />
      <g className={styles['notes']}>
        <path d="M286 124V64l52-10v60" />
        <ellipse cx="275" cy="125" rx="12" ry="9" />
        <ellipse cx="327" cy="115" rx="12" ry="9" />
      </g>
      <Classroom x={32} />
      <Classroom x={186} />
      <Classroom x={340} />
    </svg>
  );
}
