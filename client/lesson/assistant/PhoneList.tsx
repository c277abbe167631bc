import { Smartphone } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '../../../shared/lesson/state.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { WallPlace } from '../wall/wallPlaces.ts';
import styles from './PhoneList.module.css';
import { useAssistants } from './useAssistants.ts';
import { usePhoneCount } from './usePhoneCount.ts';

type Props = { readonly session: LessonSession; readonly places: readonly WallPlace[] };

/** Which phones assist which classroom, and the way to send one away. */
export function PhoneList({ session, places }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const count = usePhoneCount(session);
  if (count === 0) return <p>{t('phones.none')}</p>;
  return (
    <ul className={styles['rooms']}>
      {places.map((place) => (
        <Room key={place.classroomId} session={session} place={place} />
      ))}
    </ul>
  );
}

function Room({
  session,
  place: { classroomId, schoolName },
}: {
  session: LessonSession;
  place: WallPlace;
}): JSX.Element | null {
  const phones = useAssistants(session, classroomId);
  if (phones.length === 0) return null;
  return (
    <li>
      <LongName name={schoolName} className={styles['school']} />
      <ul>
        {phones.map((phone, index) => (
          <Phone key={phone.seatId} session={session} phone={phone} number={index + 1} name={schoolName} />
        ))}
      </ul>
    </li>
  );
}

type PhoneProps = {
  readonly session: LessonSession;
  readonly phone: Seat;
  readonly number: number;
  readonly name: string;
};

function Phone({ session, phone: { seatId, presence }, number, name }: PhoneProps): JSX.Element {
  const { t } = useTranslation('console');
  const here = presence === 'here';
  const revoke = (): void => {
    session.ask('pass.revoke', { seatId }).catch(tellRefusal);
  };
  return (
    <li className={styles['phone']}>
      <Smartphone aria-hidden="true" />
      <span>{t('phones.nth', { n: number })}</span>
      <StatusMark tone={here ? 'good' : 'idle'} word={t(here ? 'phones.here' : 'phones.away')} />
      <Button size="s" aria-label={t('phones.revoke-of', { name, n: number })} onClick={revoke}>
        {t('phones.revoke')}
      </Button>
    </li>
  );
}
