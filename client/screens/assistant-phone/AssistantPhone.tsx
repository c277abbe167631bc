import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pass } from '../../../shared/api/index.ts';
import { useObservable } from '../../kit/Observable.ts';
import { usePass } from '../../lesson/assistant/usePass.ts';
import { usePhoneSession } from '../../lesson/assistant/usePhoneSession.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { useLesson } from '../../lesson/LessonStore.ts';
import { Connecting, Displaced, Ended, ScanNeeded, Unreachable } from './PhoneStates.tsx';
import { Remote } from './Remote.tsx';

/** An assistant teacher's phone: the remote control of a classroom, held in one hand. */
export function AssistantPhone(): JSX.Element {
  const { t } = useTranslation('phone');
  const state = usePass();
  return (
    <>
      <title>{t('title')}</title>
      {state.step === 'held' ? (
        <WithPass key={state.pass.passId} pass={state.pass} />
      ) : state.step === 'none' ? (
        <ScanNeeded code={state.code} />
      ) : state.unreachable ? (
        <Unreachable />
      ) : (
        <Connecting />
      )}
    </>
  );
}

function WithPass({ pass }: { readonly pass: Pass }): JSX.Element {
  const session = usePhoneSession(pass.lessonId);
  return session ? <InLesson session={session} pass={pass} /> : <Connecting />;
}

function InLesson({ session, pass }: { readonly session: LessonSession; readonly pass: Pass }): JSX.Element {
  const status = useObservable(session.status);
  const phase = useLesson(session.store, (lesson) => lesson.phase);
  const known = useLesson(session.store, (lesson) => lesson.plan !== null);
  const refused = status.step === 'refused' ? status.code : null;
  if (phase === 'ended' || refused === 'lesson.ended') return <Ended pass={pass} />;
  if (refused) return <ScanNeeded code={refused} />;
  if (status.step === 'displaced') return <Displaced onTake={() => session.takeSeat()} />;
  return known ? <Remote session={session} pass={pass} /> : <Connecting />;
}
