import { useMemo } from 'react';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import { chooseScene } from '../../../shared/lesson/chooseScene.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { arrangeBoard, type Boarded } from '../../../shared/stage/arrangeBoard.ts';
import type { LowerEdge } from '../../../shared/stage/arrangeScene.ts';
import { boardUse } from '../../../shared/stage/boardUse.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { chooseTwoScenes } from '../../stage/chooseTwoScenes.ts';
import { useScreenRatio } from './useScreenRatio.ts';

/** What of a lesson a screen shows: all, or with two screens what is read or who is looked at. */
export type ScreenPart = 'all' | 'courseware' | 'people';

/** One of a classroom's screens: the first has the words at its lower edge. */
export type ScreenRole = { readonly part: ScreenPart; readonly isFirst: boolean };

/** What a screen shows and where, for the shape of the screen on which it is asked. */
export function useStage(state: LessonState, ownSeatId: SeatId, { part, isFirst }: ScreenRole): Boarded {
  const ratio = useScreenRatio();
  return useMemo(() => {
    const use = boardUse(state);
    if (part === 'all') return arrangeBoard(chooseScene(state, ownSeatId), ratio, use);
    const scene = chooseTwoScenes(state, ownSeatId, use)[part];
    const edge = isFirst ? firstEdge(part, isOnStage(state, ownSeatId)) : 'nothing';
    return arrangeBoard(scene, ratio, part === 'people' ? 'none' : use, edge);
  }, [state, ownSeatId, part, isFirst, ratio]);
}

/** On stage our own picture is among the people. */
const firstEdge = (part: ScreenPart, selfOnStage: boolean): LowerEdge =>
  part === 'courseware' && selfOnStage ? 'words' : 'words-and-self';
