import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surface } from '../../../../shared/lesson/surfaceState.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { roomName } from '../../../study/tables/roomName.ts';

/** What things of a take are called on its page of numbers. */
export type AnalysisWords = {
  readonly room: (classroomId: string) => string;
  readonly page: (surface: Surface) => string;
  readonly seconds: (ms: number) => string;
  /** Of which lesson a picture is, when that was, and whatever else must be said with it. */
  readonly note: (more?: string) => string;
};

const MINUTE_S = 60;

/** The words of a page of numbers, in the language on screen. */
export function useWords({ take, lesson }: Replay): AnalysisWords {
  const { t } = useTranslation('analysis');
  const times = useTimes();
  return useMemo(() => {
    const rooms = lesson.end.plan?.listening ?? [];
    return {
      room: (classroomId) => roomName(rooms, classroomId),
      page: (surface) =>
        surface.kind === 'page' ? t('page', { page: surface.page }) : t('board', { board: surface.board }),
      seconds: (ms) => {
        const seconds = Math.round(ms / 1_000);
        if (seconds < 2 * MINUTE_S) return t('seconds', { n: seconds });
        return t('minutes-seconds', { m: Math.floor(seconds / MINUTE_S), s: seconds % MINUTE_S });
      },
      note: (more) => [take.title, times.longMoment(take.beganAtMs), ...(more === undefined ? [] : [more])].join(' · '),
    };
  }, [t, times, take, lesson]);
}
