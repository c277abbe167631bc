import { Hand, HelpCircle, MessageSquare, Presentation, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../../shared/lesson/audience.ts';
import { HandIntent } from '../../../../shared/lesson/handsState.ts';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import { useOwnHand } from '../../../lesson/hands/useOwnHand.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import { NumberPanel } from './NumberPanel.tsx';
import type { MenuItem } from './RemoteMenu.tsx';

const ICONS = { answer: <MessageSquare />, question: <HelpCircle />, 'show-work': <Presentation /> } as const;

/** Numbers of places that a class may have. */
const MOST_IN_CLASS = 99;

/** Puts the class's hand up, or down again; and while it is up, says what it is about and which child is meant. On stage there is no need for it. */
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
  const { number } = hand.child;
  return [
    key,
    { key: 'about', icon: ICONS[hand.intent], word: t(`hands:intent.${hand.intent}`), items: about },
    {
      key: 'child',
      icon: <UserRound />,
      word: number === null ? t('menu.hand.child') : t('hands:child.number', { number }),
      panel: (close) => (
        <NumberPanel
          label={t('menu.hand.number')}
          from={number ?? 1}
          least={1}
          most={MOST_IN_CLASS}
          doneWord={t('menu.hand.tell')}
          onDone={(chosen) => {
            close();
            describe({ intent: hand.intent, child: { name: null, number: chosen } });
          }}
        />
      ),
    },
  ];
}
