import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../../shared/stage/rect.ts';
import { QrPicture } from '../../kit/QrPicture.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './RoomCodeCard.module.css';

/** How soon a code that could not be had is asked for again, in ms. */
const AGAIN_AFTER_MS = 3_000;

/** A board that begins left of this, in percent of the width, has the main place. */
const BOARD_IS_LEFT_BELOW = 25;

type Props = {
  readonly session: LessonSession;
  readonly classroomId: string;
  /** Where a board with a question stands; the card keeps out of its way. */
  readonly board: Rect | null;
};

/** On a display while pupils' devices are let in: the code of the room, to be scanned or typed, and how many have come. */
export function RoomCodeCard({ session, classroomId, board }: Props): JSX.Element | null {
  const open = useLesson(session.store, ({ pupils, phase }) => pupils.open && phase === 'live');
  return open ? <Card session={session} classroomId={classroomId} board={board} /> : null;
}

function Card({ session, classroomId, board }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const code = useRoomCode(session);
  const devices = useLesson(session.store, ({ pupils }) => pupils.devices[classroomId] ?? 0);
  const side = board === null ? 'left' : board.x < BOARD_IS_LEFT_BELOW ? 'right' : 'below';
  return (
    <section className={styles['card']} data-side={side} aria-label={t('code.title')}>
      {code ? (
        <QrPicture className={styles['qr']} text={`${window.location.origin}/p#${code}`} label={t('code.qr')} />
      ) : (
        <div className={styles['qr']} />
      )}
      <div className={styles['words']}>
        <p>{t('code.title')}</p>
        <p className={styles['code']}>{code ? `${code.slice(0, 3)} ${code.slice(3)}` : ''}</p>
        <p className={styles['address']}>{window.location.host}/p</p>
        <p role="status">{t('code.devices', { count: devices })}</p>
      </div>
    </section>
  );
}

function useRoomCode(session: LessonSession): string | null {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const ask = (): void => {
      session
        .ask('pupils.code', {})
        .then((reply) => wanted && setCode(reply.code))
        .catch(() => {
          if (wanted) timer = setTimeout(ask, AGAIN_AFTER_MS);
        });
    };
    ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session]);
  return code;
}
