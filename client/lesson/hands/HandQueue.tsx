import { Hand as HandIcon, ListX, X } from 'lucide-react';
import { type JSX, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hand } from '../../../shared/lesson/handsState.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { Stage } from '../floor/useStage.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import type { WallPlace } from '../wall/wallPlaces.ts';
import styles from './HandQueue.module.css';
import type { Calls } from './useCalls.ts';
import { useChildWord } from './useChildWord.ts';
import { WaitingClock } from './WaitingClock.tsx';

type Props = {
  readonly session: LessonSession;
  readonly places: readonly WallPlace[];
  readonly stage: Stage;
  readonly calls: Pick<Calls, 'hand'>;
  /** What stands beside the title. */
  readonly controls: ReactNode;
};

/** Who waits to be called, first come first, each one press away from the stage. */
export function HandQueue({ session, places, stage, calls, controls }: Props): JSX.Element {
  const { t } = useTranslation('hands');
  const title = useId();
  const hands = useLesson(session.store, (lesson) => lesson.hands);
  const last = placeOf(places, hands.at(-1));
  return (
    <section className={styles['queue']} aria-labelledby={title}>
      <header className={styles['head']}>
        <h2 id={title} className={styles['title']}>
          {t('queue')} {hands.length > 0 ? <span className={styles['count']}>{hands.length}</span> : null}
        </h2>
        {hands.length > 1 ? (
          <IconButton icon={<ListX />} word={t('lower-all')} onClick={() => lower(session.ask('hand.lower-all', {}))} />
        ) : null}
        {controls}
      </header>
      {hands.length > 0 ? (
        <ol className={styles['list']}>
          {hands.map((hand, index) => (
            <QueueRow
              key={hand.seatId}
              session={session}
              hand={hand}
              number={index + 1}
              place={placeOf(places, hand)}
              stage={stage}
              calls={calls}
            />
          ))}
        </ol>
      ) : null}
      <p className="said" role="status">
        {last ? t('up', { name: last.schoolName }) : ''}
      </p>
    </section>
  );
}

type RowProps = Pick<Props, 'session' | 'stage' | 'calls'> & {
  readonly hand: Hand;
  readonly number: number;
  readonly place: WallPlace | undefined;
};

function QueueRow({ session, hand, number, place, stage, calls }: RowProps): JSX.Element {
  const { t } = useTranslation(['hands', 'console']);
  const childWord = useChildWord();
  const { seatId, intent, child, raisedAtMs } = hand;
  const school = place?.schoolName ?? '';
  return (
    <li className={styles['row']} data-first={number === 1}>
      <span className={styles['number']}>
        <HandIcon aria-hidden="true" />
        {number}
      </span>
      <span className={styles['who']}>
        <LongName name={school} className={styles['school']} />
        <span className={styles['about']}>
          {childWord(child) === '' ? null : <strong>{childWord(child)}</strong>}
          <span>{t(`intent.${intent}`)}</span>
          <WaitingClock session={session} sinceAtMs={raisedAtMs} />
        </span>
      </span>
      <Button
        className={styles['grant']}
        variant={number === 1 ? 'attention' : 'quiet'}
        aria-label={t('console:grant-of', { school, classroom: place?.classroomName ?? '' })}
        busy={stage.isPending(seatId)}
        onClick={() => calls.hand(seatId)}
      >
        {t('console:grant')}
      </Button>
      <IconButton
        icon={<X />}
        word={t('lower')}
        aria-label={t('lower-of', { school })}
        onClick={() => lower(session.ask('hand.lower', { seatId }))}
      />
    </li>
  );
}

function placeOf(places: readonly WallPlace[], hand: Hand | undefined): WallPlace | undefined {
  return hand && places.find(({ seat }) => seat?.seatId === hand.seatId);
}

function lower(asked: Promise<unknown>): void {
  asked.catch(tellRefusal);
}
