import { CircleCheck, Hand } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { BigKey } from '../../kit/BigKey.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import type { OwnHand } from './useOwnHand.ts';

type Props = {
  readonly session: LessonSession;
  /** The seat of the classroom's display, if it has come. */
  readonly seatId: SeatId | undefined;
  readonly hand: OwnHand;
};

/** The very large key that puts the class's hand up, takes it down, and on stage ends the class's turn. */
export function HandKey({ session, seatId, hand: { isUp, toggle } }: Props): JSX.Element {
  const { t } = useTranslation('hands');
  const onStage = useLesson(session.store, (lesson) => seatId !== undefined && isOnStage(lesson, seatId));
  if (seatId && onStage) {
    const end = (): void => {
      session.ask('floor.end', { seatId }).catch(tellRefusal);
    };
    return <BigKey tone="accent" icon={<CircleCheck />} word={t('key.done')} onPress={end} />;
  }
  return (
    <BigKey
      tone={isUp ? 'attention' : 'plain'}
      icon={<Hand />}
      word={t(isUp ? 'key.lower' : 'key.raise')}
      onPress={toggle}
    />
  );
}
