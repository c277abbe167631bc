import type { JSX } from 'react';
import type { SeatId } from '../../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { type MenuItem, RemoteMenu } from './RemoteMenu.tsx';
import { useHandItem } from './useHandItem.tsx';
import { useRemoteMenu } from './useRemoteMenu.ts';
import { useStageItem } from './useStageItem.tsx';

type Props = {
  readonly session: LessonSession;
  readonly ownSeatId: SeatId;
  /** OK is wanted for something else just now. */
  readonly asleep: boolean;
};

/** What the room can do from its own screen during the lesson. Each item is a hook of its feature; `null` when it does not apply. */
export function LiveMenu({ session, ownSeatId, asleep }: Props): JSX.Element | null {
  const { isOpen, close } = useRemoteMenu({ asleep });
  const items: readonly (MenuItem | null)[] = [useHandItem(session, ownSeatId), useStageItem(session, ownSeatId)];
  return isOpen ? <RemoteMenu items={items.flatMap((item) => item ?? [])} onClose={close} /> : null;
}
