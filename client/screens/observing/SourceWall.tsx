import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState, Stream } from '../../../shared/lesson/state.ts';
import { sourceKey } from '../../../shared/timeline/tracks.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import { useTileName } from '../classroom-display/useTileName.tsx';
import styles from './observer.module.css';

type Props = { readonly session: ObserverSession };

/** Every picture of the lesson, small: a press makes it large. Classrooms without one are there too, and say why. */
export function SourceWall({ session }: Props): JSX.Element {
  const { t } = useTranslation('observing');
  const state = useLesson(session.store, (all) => all);
  const enlarged = useObservable(session.enlarged);
  const shown = picturesOf(state);
  return (
    <section className={styles['wall']} aria-label={t('sources')}>
      <div className={styles['wallHead']}>
        <h2 className={styles['wallTitle']}>{t('sources')}</h2>
        <span className={styles['quiet']}>{t('sources.hint')}</span>
        {enlarged === null ? null : (
          <Button size="s" onClick={() => session.enlarge(null)}>
            {t('sources.as-live')}
          </Button>
        )}
      </div>
      <ul className={styles['tiles']}>
        {shown.map((stream) => (
          <li key={sourceKey(stream)}>
            <SourceTile session={session} state={state} stream={stream} enlarged={enlarged} />
          </li>
        ))}
        {pictureless(state).map(({ classroomId, label, why }) => (
          <li key={classroomId} className={styles['absent']}>
            <span>{t(`classroom.${why}`)}</span>
            <span className={styles['tileName']}>{label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type TileProps = Props & {
  readonly state: LessonState;
  readonly stream: Stream;
  readonly enlarged: string | null;
};

function SourceTile({ session, state, stream, enlarged }: TileProps): JSX.Element {
  const { t } = useTranslation('observing');
  const { label } = useTileName(state)(stream);
  const track = useObservable(session.tracks).get(stream.streamId);
  const isLarge = sourceKey(stream) === enlarged;
  const onStage = isOnStage(state, stream.seatId);
  const away = state.seats[stream.seatId]?.presence === 'away';
  const name = [label, ...(onStage ? [t('on-stage')] : []), ...(away ? [t('classroom.away')] : [])].join(' · ');
  return (
    <button
      type="button"
      className={styles['tile']}
      aria-pressed={isLarge}
      aria-label={t('sources.enlarge', { name })}
      data-stage={onStage}
      onClick={() => session.enlarge(isLarge ? null : sourceKey(stream))}
    >
      <StreamTile
        kind={stream.kind}
        label={label}
        plate={null}
        track={track}
        received={{ streamId: stream.streamId, drawn: session.drawn }}
        style={{ height: '100%' }}
      />
      <span className={styles['tileName']}>{name}</span>
    </button>
  );
}

const isShown = ({ medium, muted }: Stream): boolean => medium === 'video' && !muted;

/** The teacher's pictures, then the classrooms' in the plan's order. */
function picturesOf(state: LessonState): Stream[] {
  const shown = Object.values(state.streams).filter(isShown);
  const rooms = state.plan?.listening.map(({ classroomId }) => classroomSeat(state, classroomId)?.seatId) ?? [];
  const own = shown.filter(({ seatId }) => state.seats[seatId]?.role === 'teacher');
  return [...own, ...rooms.flatMap((seatId) => shown.filter((stream) => stream.seatId === seatId))];
}

type Pictureless = {
  readonly classroomId: string;
  readonly label: string;
  readonly why: 'absent' | 'away' | 'no-picture';
};

function pictureless(state: LessonState): Pictureless[] {
  const shown = new Set(picturesOf(state).map(({ seatId }) => seatId));
  return (state.plan?.listening ?? []).flatMap(({ classroomId, schoolName, name }) => {
    const seat = classroomSeat(state, classroomId);
    if (seat && shown.has(seat.seatId)) return [];
    const why = !seat || seat.presence === 'left' ? 'absent' : seat.presence === 'away' ? 'away' : 'no-picture';
    return [{ classroomId, label: `${schoolName} ${name}`, why }];
  });
}
