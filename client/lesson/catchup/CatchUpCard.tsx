import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { behindMs } from '../../../shared/lesson/catchup.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './catchup.module.css';
import { type CatchUpChoice, useCatchUp, useMissedLength } from './useCatchUp.ts';

type Props = { readonly session: LessonSession; readonly seatId: SeatId | undefined };

/** On the assistant's phone: what the class missed, with both answers; nothing while there is nothing to answer. */
export function CatchUpCard({ session, seatId }: Props): JSX.Element | null {
  const isThere = useLesson(session.store, ({ catchUps }) => seatId !== undefined && catchUps[seatId] !== undefined);
  return isThere ? <Card session={session} seatId={seatId} /> : null;
}

function Card({ session, seatId }: Props): JSX.Element | null {
  const choice = useCatchUp(session, seatId);
  const sentenceOf = useSentence();
  if (!choice.now) return null;
  return (
    <section className={styles['card']} role="status">
      <p>{sentenceOf(choice.now, choice.nowMs)}</p>
      <Answers {...choice} now={choice.now} />
    </section>
  );
}

type Now = NonNullable<CatchUpChoice['now']>;

function Answers({ now, begin, end }: CatchUpChoice & { readonly now: Now }): JSX.Element {
  const { t } = useTranslation('catchup');
  return (
    <div className={styles['answers']}>
      {now.step === 'watching' ? null : (
        <Button size="l" variant="primary" onClick={begin}>
          {t('begin')}
        </Button>
      )}
      {now.step === 'over' ? null : (
        <Button size="l" onClick={end}>
          {t(now.step === 'watching' ? 'back' : 'skip')}
        </Button>
      )}
    </div>
  );
}

function useSentence(): (now: Now, nowMs: number) => string {
  const { t } = useTranslation('catchup');
  const lengthOf = useMissedLength();
  return (now, nowMs) => {
    if (now.step === 'watching') return t('watching', { clock: runningClock(behindMs(now, nowMs)) });
    const length = lengthOf(now.missedMs);
    if (now.step === 'over') return t('phone.late', { length });
    return now.pages.length > 0 ? t('missed.pages', { length, count: now.pages.length }) : t('missed', { length });
  };
}
