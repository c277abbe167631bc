import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/errors/index.ts';
import { LessonId } from '../../../shared/vocabulary/index.ts';
import { marksQuery } from '../../api/marks.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Spinner } from '../../kit/Spinner.tsx';
import { useLesson } from '../../lesson/LessonStore.ts';
import type { ObserverSession } from '../../lesson/observing/ObserverSession.ts';
import { useObserverSession } from '../../lesson/observing/useObserverSession.ts';
import { EndedLesson } from './EndedLesson.tsx';
import { ObservedLesson } from './ObservedLesson.tsx';
import styles from './observer.module.css';

/** A live lesson, looked into unseen: full screen, without the frame of the other screens. */
export function ObserverScreen({ lessonId }: { readonly lessonId: string }): JSX.Element {
  const parsed = LessonId.safeParse(lessonId);
  if (!parsed.success) return <Refused error={new AppError('lesson.not-found')} />;
  return <Entered lessonId={parsed.data} />;
}

function Entered({ lessonId }: { readonly lessonId: LessonId }): JSX.Element {
  const client = useQueryClient();
  const session = useObserverSession(
    lessonId,
    () => void client.invalidateQueries({ queryKey: marksQuery({ observedId: lessonId }).queryKey }),
  );
  return session ? <Inside lessonId={lessonId} session={session} /> : <Entering />;
}

type InsideProps = { readonly lessonId: LessonId; readonly session: ObserverSession };

function Inside({ lessonId, session }: InsideProps): JSX.Element {
  const { t } = useTranslation('observing');
  const status = useObservable(session.status);
  const nobody = useObservable(session.nobodyThere);
  const known = useLesson(session.store, ({ seq }) => seq > 0);
  const ended = useLesson(session.store, ({ phase }) => phase === 'ended');
  if (status.step === 'refused' && status.code === 'lesson.ended' && !known) return <EndedLesson lessonId={lessonId} />;
  if (status.step === 'refused' && !ended) return <Refused error={new AppError(status.code)} />;
  if (known) return <ObservedLesson lessonId={lessonId} session={session} />;
  if (!nobody) return <Entering />;
  return (
    <Middle>
      <EmptyState page icon={<TriangleAlert />} title={t('nobody.title')} hint={t('nobody.hint')} action={<ToList />} />
    </Middle>
  );
}

function Entering(): JSX.Element {
  const { t } = useTranslation('observing');
  return (
    <Middle>
      <Spinner large label={t('entering')} />
    </Middle>
  );
}

function Refused({ error }: { readonly error: Error }): JSX.Element {
  const sentence = useErrorText();
  return (
    <Middle>
      <EmptyState page icon={<TriangleAlert />} title={sentence(error)} action={<ToList />} />
    </Middle>
  );
}

const Middle = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <main className={styles['middle']}>{children}</main>
);

function ToList(): JSX.Element {
  const { t } = useTranslation('observing');
  return (
    <Link to="/observe" className={buttonClass('primary')}>
      {t('to-list')}
    </Link>
  );
}
