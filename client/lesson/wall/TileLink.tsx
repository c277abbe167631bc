import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../../../shared/lesson/state.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { LINK_TONE, linkWord } from '../link/linkWord.ts';

type Props = { readonly session: LessonSession; readonly seat: Seat | null; readonly lobby: boolean };

/** Whether a classroom is there and, when it is, how good its line is. */
export function TileLink({ session, seat, lobby }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const sample = useLesson(session.store, (lesson) => (seat ? lesson.links[seat.seatId] : undefined));
  const nowMs = useSecond() + session.clockAheadMs;
  if (!seat) return <StatusMark tone="idle" word={t('seat.expected')} />;
  if (seat.presence === 'left') return <StatusMark tone="idle" word={t('seat.left')} />;
  if (seat.presence === 'away') return <StatusMark tone="bad" word={t('seat.away')} />;
  const word = linkWord(sample, nowMs);
  if (lobby && word === 'unknown') return <StatusMark tone="good" word={t('seat.here')} />;
  return <StatusMark tone={LINK_TONE[word]} word={t(`link.${word}`)} />;
}
