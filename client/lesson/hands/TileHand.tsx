import { Hand as HandIcon } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { handOf } from '../../../shared/lesson/hands.ts';
import { Said } from '../../kit/Said.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './TileHand.module.css';
import { useChildWord } from './useChildWord.ts';
import { WaitingClock } from './WaitingClock.tsx';

/** The hand of a classroom on its picture: who, and for how long. Nothing while it is down. */
export function TileHand({
  session,
  seatId,
}: {
  readonly session: LessonSession;
  readonly seatId: string;
}): JSX.Element | null {
  const { t } = useTranslation('hands');
  const hand = useLesson(session.store, (lesson) => handOf(lesson, seatId));
  const childWord = useChildWord();
  if (!hand) return null;
  return (
    <p className={styles['hand']}>
      <HandIcon aria-hidden="true" />
      <Said>{t('raised')}</Said>
      <span className={styles['child']}>{childWord(hand.child)}</span>
      <WaitingClock session={session} sinceAtMs={hand.raisedAtMs} />
    </p>
  );
}
