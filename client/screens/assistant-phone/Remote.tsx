import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pass } from '../../../shared/api/index.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import { owesRoll } from '../../../shared/lesson/rollcall.ts';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { CatchUpCard } from '../../lesson/catchup/CatchUpCard.tsx';
import { HandAbout } from '../../lesson/hands/HandAbout.tsx';
import { HandKey } from '../../lesson/hands/HandKey.tsx';
import { useOwnHand } from '../../lesson/hands/useOwnHand.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { OwnLayoutSelect } from '../../lesson/layout/OwnLayoutSelect.tsx';
import { NewestMessage } from '../../lesson/messages/NewestMessage.tsx';
import { PhoneMessages } from '../../lesson/messages/PhoneMessages.tsx';
import { MicrophoneAsked } from '../../lesson/microphone/MicrophoneAsked.tsx';
import { MicrophoneKey } from '../../lesson/microphone/MicrophoneKey.tsx';
import { useOwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import { WhileWished } from '../../lesson/microphone/WhileWished.tsx';
import { RollCard } from '../../lesson/rollcall/RollCard.tsx';
import { SignalKeys } from '../../lesson/signals/SignalKeys.tsx';
import { AwayLine } from './AwayLine.tsx';
import styles from './phone.module.css';
import { Answers, Race } from './Questions.tsx';
import { RemoteHead } from './RemoteHead.tsx';

type Props = { readonly session: LessonSession; readonly pass: Pass };

/** All that an assistant does from a phone, the most pressing things under the thumb. */
export function Remote({ session, pass }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const { classroomId } = pass;
  const status = useObservable(session.status);
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  const owed = useLesson(session.store, (lesson) => owesRoll(lesson, classroomId));
  const seatId = useLesson(session.store, (lesson) => classroomSeat(lesson, classroomId)?.seatId);
  const hand = useOwnHand(session, seatId);
  const microphone = useOwnMicrophone(session, classroomId);
  const roll = <RollCard session={session} classroomId={classroomId} />;
  return (
    <main
      className={styles['page']}
      data-state={status.step === 'away' ? 'away' : live ? 'live' : 'waiting'}
      aria-label={t('title')}
    >
      <RemoteHead session={session} pass={pass} microphone={microphone}>
        {status.step === 'away' ? <AwayLine sinceAtMs={status.sinceAtMs} /> : null}
        <WhileWished session={session} askedAtMs={microphone.askedAtMs}>
          <MicrophoneAsked microphone={microphone} />
        </WhileWished>
        <CatchUpCard session={session} seatId={seatId} />
        <NewestMessage session={session} />
      </RemoteHead>
      <div className={styles['body']}>
        <Race session={session} />
        <div className={styles['keys']}>
          {live ? <HandKey session={session} seatId={seatId} hand={hand} /> : null}
          <MicrophoneKey microphone={microphone} />
        </div>
        {live ? <HandAbout session={session} own={hand} /> : null}
        <Answers session={session} />
        {owed ? roll : null}
        {live ? <SignalKeys session={session} classroomId={classroomId} /> : null}
        {owed ? null : roll}
        <div className={styles['card']}>
          <OwnLayoutSelect session={session} classroomId={classroomId} />
        </div>
        <PhoneMessages session={session} />
      </div>
      <footer className={styles['foot']}>
        <LanguageSwitch />
      </footer>
    </main>
  );
}
