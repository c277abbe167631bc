import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { linkWord } from './linkWord.ts';

/** The teacher's own weak line, from which all classrooms suffer. Nothing while it is well. */
export function OwnLine({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('console');
  const status = useObservable(session.status);
  const sample = useLesson(session.store, ({ links }) => (status.step === 'joined' ? links[status.seatId] : undefined));
  const word = linkWord(sample, useSecond() + session.clockAheadMs);
  if (word !== 'poor') return null;
  return (
    <span role="status" title={t('own-line.help')}>
      <StatusMark chip tone="attention" word={t('own-line.poor')} />
    </span>
  );
}
