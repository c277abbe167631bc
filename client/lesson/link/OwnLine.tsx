import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import type { LessonSession } from '../LessonSession.ts';
import styles from './OwnLine.module.css';
import { useLinkWord } from './useLinkWord.ts';
import { useUplinkStep } from './useUplinkStep.ts';

/** The teacher's own weak line, from which all classrooms suffer, and what to do about it. Nothing while it is well. */
export function OwnLine({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation(['console', 'uplink']);
  const status = useObservable(session.status);
  const seatId = status.step === 'joined' ? status.seatId : undefined;
  const word = useLinkWord(session, seatId);
  const uplink = useUplinkStep(session, seatId);
  // Without the way back, there is no picture on the way up either.
  if (uplink !== 'whole' && word !== 'sound-only' && word !== 'pages-only')
    return <Weak word={t(`uplink:own.${uplink}`)} help={t('uplink:own.help')} />;
  if (word !== 'poor' && word !== 'coarse' && word !== 'sound-only' && word !== 'pages-only') return null;
  return <Weak word={t(`own-line.${word}`)} help={t('own-line.help')} />;
}

function Weak({ word, help }: { readonly word: string; readonly help: string }): JSX.Element {
  return (
    <span role="status" className={styles['line']}>
      <StatusMark chip tone="attention" word={word} />
      <span className={styles['help']}>{help}</span>
    </span>
  );
}
