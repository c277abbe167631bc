import { Hand, HelpCircle, MessageSquare, Presentation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../../shared/lesson/audience.ts';
import { HandIntent } from '../../../../shared/lesson/handsState.ts';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import { useOwnHand } from '../../../lesson/hands/useOwnHand.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import type { MenuItem } from './RemoteMenu.tsx';

const ICONS = { answer: <MessageSquare />, question: <HelpCircle />, 'show-work': <Presentation /> } as const;

/** Puts the class's hand up, or down again; and while it is up, says what it is about. On stage there is no need for it. */
export function useHandItems(session: LessonSession, ownSeatId: SeatId): readonly MenuItem[] {
  const { t } = useTranslation(['display', 'hands']);
  const { isUp, toggle, hand, describe } = useOwnHand(session, ownSeatId);
  const onStage = useLesson(session.store, (lesson) => isOnStage(lesson, ownSeatId));
  const key = { key: 'hand', icon: <Hand />, word: t(isUp ? 'menu.hand.lower' : 'menu.hand.raise'), run: toggle };
  if (!isUp || !hand) return onStage ? [] : [key];
  const about = HandIntent.options
    .filter((intent) => intent !== hand.intent)
    .map((intent) => ({
      key: intent,
      icon: ICONS[intent],
      word: t(`hands:intent.${intent}`),
      run: () => describe({ intent, child: hand.child }),
    }));
  return [key, { key: 'about', icon: ICONS[hand.intent], word: t(`hands:intent.${hand.intent}`), items: about }];
}
