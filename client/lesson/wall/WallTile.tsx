import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isAudible } from '../../../shared/lesson/audible.ts';
import { handOf } from '../../../shared/lesson/hands.ts';
import type { Seat } from '../../../shared/lesson/state.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { TileFairness } from '../fairness/TileFairness.tsx';
import type { Stage } from '../floor/useStage.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { MicrophoneSwitch } from '../microphone/MicrophoneSwitch.tsx';
import { StarCount } from '../praise/StarCount.tsx';
import { SeatSoundMark } from './SeatSoundMark.tsx';
import { TileLink } from './TileLink.tsx';
import { TilePicture } from './TilePicture.tsx';
import styles from './WallTile.module.css';
import { seatSound, streamOf, type WallPlace } from './wallPlaces.ts';

type Props = {
  readonly session: LessonSession;
  readonly place: WallPlace;
  /** Leave out before the lesson: there is no stage yet. */
  readonly stage?: Stage;
};

/** One classroom on the teacher's wall: its picture, its name, whether it can be heard, its line, and its turn. */
export function WallTile({ session, place, stage }: Props): JSX.Element {
  const { schoolName, classroomName, seat } = place;
  const name = seat?.name ?? `${schoolName} ${classroomName}`;
  const present = seat !== null && seat.presence !== 'left';
  const onStage = present && stage?.seatIds.includes(seat.seatId) === true;
  const hand = useLesson(session.store, (lesson) => (seat ? handOf(lesson, seat.seatId) !== undefined : false));
  return (
    <article
      className={styles['tile']}
      aria-label={name}
      data-stage={onStage}
      data-pending={present && stage?.isPending(seat.seatId)}
      data-hand={hand}
      data-present={present}
    >
      <TilePicture session={session} place={place} onStage={onStage} />
      <div className={styles['foot']}>
        <LongName name={schoolName} className={styles['school']} />
        <div className={styles['row']}>
          <LongName name={classroomName} className={styles['classroom']} />
          <StarCount session={session} classroomId={place.classroomId} />
          {seat?.presence === 'here' ? (
            <TileSound session={session} seat={seat} name={name} live={stage !== undefined} />
          ) : null}
        </div>
        <div className={styles['row']} data-controls="true">
          <div className={styles['state']}>
            <TileLink session={session} seat={seat} lobby={stage === undefined} />
            {stage && present ? <TileFairness session={session} seatId={seat.seatId} /> : null}
          </div>
          {stage && (onStage || seat?.presence === 'here') ? (
            <StageButton place={place} stage={stage} onStage={onStage} />
          ) : null}
        </div>
      </div>
    </article>
  );
}

type TileSoundProps = {
  readonly session: LessonSession;
  readonly seat: Seat;
  readonly name: string;
  /** Before the lesson there is nothing to switch. */
  readonly live: boolean;
};

function TileSound({ session, seat: { seatId, classroomId }, name, live }: TileSoundProps): JSX.Element {
  const sound = useLesson(session.store, (lesson) => seatSound(lesson, seatId));
  const stream = useLesson(session.store, (lesson) => streamOf(lesson, seatId, 'audio'));
  const speaking = useLesson(session.store, (lesson) => isAudible(lesson, seatId));
  const track = useObservable(session.tracks);
  const mark = (
    <SeatSoundMark sound={sound} speaking={speaking} track={stream && track.get(stream.streamId)} name={name} />
  );
  if (!live || classroomId === null || sound === 'none') return mark;
  return (
    <MicrophoneSwitch session={session} classroomId={classroomId} name={name} sound={sound}>
      {mark}
    </MicrophoneSwitch>
  );
}

type StageButtonProps = {
  readonly place: WallPlace;
  readonly stage: Stage;
  readonly onStage: boolean;
};

function StageButton({
  place: { schoolName, classroomName, seat },
  stage,
  onStage,
}: StageButtonProps): JSX.Element | null {
  const { t } = useTranslation('console');
  if (!seat) return null;
  return (
    <Button
      className={styles['grant']}
      variant={onStage ? 'primary' : 'quiet'}
      aria-label={onStage ? undefined : t('grant-of', { school: schoolName, classroom: classroomName })}
      onClick={() => stage.toggle(seat.seatId)}
    >
      {onStage ? t('take-back') : t('grant')}
    </Button>
  );
}
