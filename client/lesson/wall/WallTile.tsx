import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Stage } from '../floor/useStage.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
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
  const onStage = present && stage?.seatId === seat.seatId;
  return (
    <article
      className={styles['tile']}
      aria-label={name}
      data-stage={onStage}
      data-pending={onStage && stage.pending}
      data-present={present}
    >
      <TilePicture session={session} place={place} onStage={onStage} />
      <div className={styles['foot']}>
        <LongName name={schoolName} className={styles['school']} />
        <div className={styles['row']}>
          <LongName name={classroomName} className={styles['classroom']} />
          {seat?.presence === 'here' ? <TileSound session={session} seatId={seat.seatId} name={name} /> : null}
        </div>
        <div className={styles['row']}>
          <TileLink session={session} seat={seat} lobby={stage === undefined} />
          {stage && (onStage || seat?.presence === 'here') ? (
            <StageButton place={place} stage={stage} onStage={onStage} />
          ) : null}
        </div>
      </div>
    </article>
  );
}

function TileSound({
  session,
  seatId,
  name,
}: {
  readonly session: LessonSession;
  readonly seatId: string;
  readonly name: string;
}): JSX.Element {
  const sound = useLesson(session.store, (lesson) => seatSound(lesson, seatId));
  const stream = useLesson(session.store, (lesson) => streamOf(lesson, seatId, 'audio'));
  const track = useObservable(session.tracks);
  return <SeatSoundMark sound={sound} track={stream && track.get(stream.streamId)} name={name} />;
}

type StageButtonProps = { readonly place: WallPlace; readonly stage: Stage; readonly onStage: boolean };

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
