import { MonitorX, VideoOff, WifiOff } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runningClock } from '../../i18n/times.ts';
import { useObservable } from '../../kit/Observable.ts';
import { useSecond } from '../../kit/useSecond.ts';
import { StreamTile } from '../../stage/StreamTile.tsx';
import { TileCatchUp } from '../catchup/TileCatchUp.tsx';
import { StageTime } from '../floor/StageTime.tsx';
import { TileHand } from '../hands/TileHand.tsx';
import { useChildWord } from '../hands/useChildWord.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useLinkWord } from '../link/useLinkWord.ts';
import { useUplinkStep } from '../link/useUplinkStep.ts';
import { TileSignals } from '../signals/TileSignals.tsx';
import { TileMarks } from './TileMarks.tsx';
import styles from './WallTile.module.css';
import { streamOf, type WallPlace } from './wallPlaces.ts';

type Props = { readonly session: LessonSession; readonly place: WallPlace; readonly onStage: boolean };

/** The picture of a tile, or why there is none. */
export function TilePicture({
  session,
  place: { number, seat, classroomId, schoolName },
  onStage,
}: Props): JSX.Element {
  const { t } = useTranslation('console');
  const video = useLesson(session.store, (lesson) => (seat ? streamOf(lesson, seat.seatId, 'video') : undefined));
  const tracks = useObservable(session.tracks);
  const shown = video && !video.muted ? video : undefined;
  return (
    <div className={styles['picture']}>
      {shown ? (
        <StreamTile
          kind={shown.kind}
          label={t('picture-of', { name: schoolName })}
          plate={null}
          track={tracks.get(shown.streamId)}
          received={{ streamId: shown.streamId, drawn: session.drawn }}
          style={{ height: '100%', borderRadius: 0 }}
        />
      ) : null}
      <Veil session={session} seat={seat} hasPicture={shown !== undefined} />
      <TileMarks session={session} classroomId={classroomId} number={number} />
      {onStage && seat ? <OnStageFor session={session} seatId={seat.seatId} /> : null}
      {seat ? (
        <div className={styles['lower']}>
          <TileSignals session={session} classroomId={classroomId} />
          <TileHand session={session} seatId={seat.seatId} />
          {seat.presence === 'here' ? <PoorLine session={session} seatId={seat.seatId} /> : null}
          {seat.presence === 'here' ? <TileCatchUp session={session} seatId={seat.seatId} /> : null}
        </div>
      ) : null}
    </div>
  );
}

type VeilProps = Pick<Props, 'session'> & { readonly seat: WallPlace['seat']; readonly hasPicture: boolean };

function Veil({ session, seat, hasPicture }: VeilProps): JSX.Element | null {
  const { t } = useTranslation('console');
  if (!seat || seat.presence === 'left') return <Why icon={<MonitorX />} />;
  if (seat.presence === 'away') return <AwayFor session={session} sinceAtMs={seat.sinceAtMs} />;
  return hasPicture ? null : <Why icon={<VideoOff />}>{t('seat.no-picture')}</Why>;
}

function AwayFor({ session, sinceAtMs }: { readonly session: LessonSession; readonly sinceAtMs: number }): JSX.Element {
  const { t } = useTranslation('console');
  const seconds = Math.max(0, Math.round((useSecond() + session.clockAheadMs - sinceAtMs) / 1_000));
  return (
    <Why icon={<WifiOff />} over>
      {t('seat.away-for')}
      <span className={styles['seconds']}>{runningClock(seconds * 1_000)}</span>
    </Why>
  );
}

function Why({
  icon,
  over = false,
  children,
}: {
  readonly icon: ReactNode;
  readonly over?: boolean;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['why']} data-over={over} data-theme={over ? 'dark' : undefined}>
      <span aria-hidden="true">{icon}</span>
      {children === undefined ? null : <span>{children}</span>}
    </div>
  );
}

type SeatProps = Pick<Props, 'session'> & { readonly seatId: string };

function OnStageFor({ session, seatId }: SeatProps): JSX.Element {
  const { t } = useTranslation('console');
  const childWord = useChildWord();
  const child = useLesson(session.store, ({ floor }) => floor.find((place) => place.seatId === seatId)?.child);
  return (
    <span className={styles['onStage']}>
      <span className={styles['speaker']}>{(child && childWord(child)) || t('stage.on')}</span>
      <StageTime session={session} seatId={seatId} />
    </span>
  );
}

/** What a bad line means, where it is seen. */
function PoorLine({ session, seatId }: SeatProps): JSX.Element | null {
  const { t } = useTranslation(['console', 'uplink']);
  const word = useLinkWord(session, seatId);
  const uplink = useUplinkStep(session, seatId);
  if (uplink !== 'whole' && word !== 'lost' && word !== 'sound-only' && word !== 'pages-only')
    return <p className={styles['poor']}>{t(`uplink:room.${uplink}.means`)}</p>;
  return word !== 'good' && word !== 'fair' && word !== 'unknown' ? (
    <p className={styles['poor']}>{t(`link.${word}.means`)}</p>
  ) : null;
}
