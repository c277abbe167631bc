import { type JSX, type PointerEvent, useEffect, useMemo } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import styles from './PointerPad.module.css';
import { PointerTeller } from './PointerTeller.ts';

/** Lies over the sheet while the teacher points: wherever the mouse or a finger is, the classrooms see a dot. */
export function PointerPad({ session }: { readonly session: LessonSession }): JSX.Element {
  const teller = useMemo(() => new PointerTeller((at) => session.ask('pointer.move', { at })), [session]);
  useEffect(() => () => teller.move(null), [teller]);
  const move = ({ currentTarget, clientX, clientY }: PointerEvent): void => {
    const box = currentTarget.getBoundingClientRect();
    teller.move({ x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height });
  };
  return (
    <div className={styles['pad']} onPointerMove={move} onPointerDown={move} onPointerLeave={() => teller.move(null)} />
  );
}
