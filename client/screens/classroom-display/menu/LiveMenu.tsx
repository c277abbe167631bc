import type { JSX } from 'react';
import type { ClassroomId, SeatId } from '../../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import type { OwnMicrophone } from '../../../lesson/microphone/useOwnMicrophone.ts';
import type { SecondWindow } from '../second/SecondWindow.ts';
import { type MenuItem, RemoteMenu } from './RemoteMenu.tsx';
import { useHandItems } from './useHandItems.tsx';
import { useLayoutItem } from './useLayoutItem.tsx';
import { useMicrophoneItem } from './useMicrophoneItem.tsx';
import { usePassItem } from './usePassItem.tsx';
import { useRemoteMenu } from './useRemoteMenu.ts';
import { useRollItem } from './useRollItem.tsx';
import { useScreensItems } from './useScreensItems.tsx';
import { useSignalsItem } from './useSignalsItem.tsx';
import { useStageItem } from './useStageItem.tsx';

type Props = {
  readonly session: LessonSession;
  readonly ownSeatId: SeatId;
  readonly classroomId: ClassroomId;
  readonly ownMicrophone: OwnMicrophone;
  readonly second: SecondWindow;
  readonly onShowPass: () => void;
  /** OK is wanted for something else just now. */
  readonly asleep: boolean;
};

/**
 * What the room can do from its own screen during the lesson: all that a phone can but writing. Each item is a hook
 * of its feature; `null` when it does not apply.
 */
export function LiveMenu({ asleep, ...room }: Props): JSX.Element | null {
  const { isOpen, close } = useRemoteMenu({ asleep });
  const items = useItems(room);
  return isOpen ? <RemoteMenu items={items} onClose={close} /> : null;
}

function useItems(room: Omit<Props, 'asleep'>): MenuItem[] {
  const { session, ownSeatId, classroomId, ownMicrophone, second, onShowPass } = room;
  const items: readonly (MenuItem | null)[] = [
    useStageItem(session, ownSeatId),
    useRollItem(session, classroomId),
    ...useHandItems(session, ownSeatId),
    useMicrophoneItem(ownMicrophone),
    useSignalsItem(session),
    useLayoutItem(session, classroomId),
    ...useScreensItems(second),
    usePassItem(onShowPass),
  ];
  return items.flatMap((item) => item ?? []);
}
