import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLinkWord } from './useLinkWord.ts';

/** The teacher's own weak line, from which all classrooms suffer. Nothing while it is well. */
export function OwnLine({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('console');
  const status = useObservable(session.status);
  const word = useLinkWord(session, status.step === 'joined' ? status.seatId : undefined);
  if (word !== 'poor' && word !== 'sound-only') return null;
  return (
    <span role="status" title={t('own-line.help')}>
      <StatusMark chip tone="attention" word={t(`own-line.${word}`)} />
    </span>
  );
}
