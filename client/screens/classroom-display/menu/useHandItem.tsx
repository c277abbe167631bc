import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import { useOwnHand } from '../../../lesson/hands/useOwnHand.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import type { MenuItem } from './RemoteMenu.tsx';

/** Puts the class's hand up, or down again. */
export function useHandItem(session: LessonSession, ownSeatId: SeatId): MenuItem {
  const { t } = useTranslation('display');
  const { isUp, toggle } = useOwnHand(session, ownSeatId);
  return { key: 'hand', icon: <Hand />, word: t(isUp ? 'menu.hand.lower' : 'menu.hand.raise'), run: toggle };
}
