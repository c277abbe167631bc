import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueWords } from '../../../../shared/timeline/takeCues.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { useSeatName } from '../useSourceName.ts';

/** What things of a take are called in its subtitles, in the language on screen. */
export function useCueWords(replay: Replay): CueWords {
  const { t } = useTranslation(['replay', 'polls']);
  const seat = useSeatName(replay.lesson.end);
  return useMemo(
    () => ({
      page: (surface) =>
        surface.kind === 'page' ? t('lane.page', { page: surface.page }) : t('lane.board', { board: surface.board }),
      poll: ({ type, question }) => question || t(`polls:type.${type}`),
      stage: (seatId) => t('download.stage', { name: seat(seatId) }),
      hand: ({ seatId, child }) =>
        t('download.hand', { name: `${seat(seatId)} ${child.name ?? child.number ?? ''}`.trim() }),
      plain: t('download.plain'),
    }),
    [seat, t],
  );
}
