import { useTranslation } from 'react-i18next';
import { lately } from '../../../shared/lesson/catchup.ts';
import type { CatchUpAt } from '../../../shared/lesson/catchupState.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** What a classroom can see of what it missed, and what can be pressed. */
export type CatchUpChoice = {
  /** It is asked, or sees it, or could still have seen it a moment ago; `null`: nothing of the kind. */
  readonly now: CatchUpAt<'offered' | 'watching' | 'over'> | null;
  /** The server's clock, to the second, Unix ms. */
  readonly nowMs: number;
  readonly begin: () => void;
  readonly end: () => void;
};

/** What a classroom missed, for its display and the phone beside it. Draws again each second. */
export function useCatchUp(session: LessonSession, seatId: SeatId | undefined): CatchUpChoice {
  const found = useLesson(session.store, ({ catchUps }) => (seatId === undefined ? undefined : catchUps[seatId]));
  const nowMs = useSecond() + session.clockAheadMs;
  const late = found && lately(found, nowMs);
  const isOpen = found?.step === 'offered' || found?.step === 'watching';
  return {
    now: isOpen ? found : late?.reason === 'unanswered' ? late : null,
    nowMs,
    begin: () => void session.ask('catchup.begin', {}).catch(tellRefusal),
    end: () => void session.ask('catchup.end', {}).catch(tellRefusal),
  };
}

/** Says how long something was, as people do: `1 分 20 秒`. */
export function useMissedLength(): (ms: number) => string {
  const { t } = useTranslation('catchup');
  return (ms) => {
    const all = Math.max(1, Math.round(ms / 1_000));
    const [minutes, seconds] = [Math.floor(all / 60), all % 60];
    if (minutes === 0) return t('length.seconds', { seconds });
    return seconds === 0 ? t('length.minutes', { minutes }) : t('length.both', { minutes, seconds });
  };
}
