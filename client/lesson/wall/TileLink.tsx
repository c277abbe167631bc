import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../../../shared/lesson/state.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { LINK_TONE } from '../link/linkWord.ts';
import { useLinkWord } from '../link/useLinkWord.ts';
import { useUplinkStep } from '../link/useUplinkStep.ts';

type Props = { readonly session: LessonSession; readonly seat: Seat | null; readonly lobby: boolean };

/** Whether a classroom is there and, when it is, how good its line is. */
export function TileLink({ session, seat, lobby }: Props): JSX.Element {
  const { t } = useTranslation(['console', 'uplink']);
  const word = useLinkWord(session, seat?.seatId);
  const uplink = useUplinkStep(session, seat?.seatId);
  if (!seat) return <StatusMark tone="idle" word={t('seat.expected')} />;
  if (seat.presence === 'left') return <StatusMark tone="idle" word={t('seat.left')} />;
  if (seat.presence === 'away') return <StatusMark tone="bad" word={t('seat.away')} />;
  if (lobby && word === 'unknown') return <StatusMark tone="good" word={t('seat.here')} />;
  if (uplink !== 'whole' && word !== 'lost' && word !== 'sound-only' && word !== 'pages-only')
    return <StatusMark tone="attention" word={t(`uplink:room.${uplink}`)} />;
  return <StatusMark tone={LINK_TONE[word]} word={t(`link.${word}`)} />;
}
