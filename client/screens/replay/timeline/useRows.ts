import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../../../playback/Replay.ts';
import { useSeatName } from '../useSourceName.ts';
import { type Row, rowsOf } from './rows.ts';

/** The rows of a take's timeline in the language on screen. */
export function useRows(replay: Replay): Row[] {
  const { t } = useTranslation(['replay', 'polls', 'console', 'catchup', 'uplink']);
  const seat = useSeatName(replay.lesson.end);
  return useMemo(
    () =>
      rowsOf(replay, {
        lane: (name) => t(`lane.${name}`),
        seat,
        page: (surface) =>
          surface.kind === 'page' ? t('lane.page', { page: surface.page }) : t('lane.board', { board: surface.board }),
        poll: ({ type, question }) => question || t(`polls:type.${type}`),
        hand: ({ seatId, child }) =>
          t('lane.hand-of', { name: seat(seatId), child: child.name ?? child.number ?? '' }).trim(),
        voice: t('legend.voice'),
        line: t('legend.line'),
        thin: (word) => t(`console:link.${word}`),
        behind: t('catchup:lane'),
        uplink: (step) => t(`uplink:sent.${step}`),
        gap: t('legend.gap'),
      }),
    [replay, seat, t],
  );
}
