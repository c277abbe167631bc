import { ClipboardList } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { owesRoll } from '../../../shared/lesson/rollcall.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import type { WallPlace } from '../wall/wallPlaces.ts';
import styles from './rollcall.module.css';

type Props = { readonly session: LessonSession; readonly places: readonly WallPlace[] };

/** Asks the classrooms who is there, and shows what each has said. */
export function RollPanel({ session, places }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const [busy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    session
      .ask('rollcall.open', {})
      .catch(tellRefusal)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p>{t('roll.hint')}</p>
      <ul className={styles['list']}>
        {places.map((place) => (
          <RollLine key={place.classroomId} session={session} place={place} />
        ))}
      </ul>
      <Button variant="primary" icon={<ClipboardList aria-hidden="true" />} busy={busy} onClick={open}>
        {t('roll.open')}
      </Button>
    </>
  );
}

function RollLine({
  session,
  place: { classroomId, schoolName },
}: {
  session: LessonSession;
  place: WallPlace;
}): JSX.Element {
  const { t } = useTranslation('console');
  const count = useLesson(session.store, ({ rollcall }) => rollcall.counts[classroomId]);
  const owed = useLesson(session.store, (lesson) => owesRoll(lesson, classroomId));
  return (
    <li>
      <LongName name={schoolName} />
      <span className={styles['count']} data-owed={owed}>
        {owed ? t('roll.waiting') : count ? t('roll.count', count) : t('roll.none')}
      </span>
    </li>
  );
}
