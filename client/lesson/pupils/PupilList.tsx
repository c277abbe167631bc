import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Tablet } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPupil } from '../../../shared/api/index.ts';
import { api } from '../../api/api.ts';
import { Button } from '../../kit/Button.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useOptionName } from '../polls/useOptionName.ts';
import type { WallPlace } from '../wall/wallPlaces.ts';
import styles from './PupilList.module.css';
import { PupilsChoice } from './PupilsChoice.tsx';

type Props = { readonly session: LessonSession; readonly places: readonly WallPlace[] };

/** Which devices have come, by nickname, what each has answered, and the way to send one away. */
export function PupilList({ session, places }: Props): JSX.Element {
  const { t } = useTranslation('pupils');
  const { lessonId } = session;
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['pupils', lessonId],
    queryFn: () => api('pupils.list', { params: { lessonId } }),
  });
  // The log says that something was answered, and nobody's name.
  const poll = useLesson(session.store, (lesson) => lesson.poll?.fromPupils);
  const devices = useLesson(session.store, ({ pupils }) => pupils.devices);
  useEffect(() => {
    if (poll || devices) void queries.invalidateQueries({ queryKey: ['pupils', lessonId] });
  }, [poll, devices, lessonId, queries]);
  return (
    <>
      <PupilsChoice session={session} />
      {data ? null : <Spinner />}
      {data?.pupils.length === 0 ? <p>{t('list.none')}</p> : null}
      <ul className={styles['rooms']}>
        {places.map(({ classroomId, schoolName }) => (
          <Room
            key={classroomId}
            session={session}
            schoolName={schoolName}
            pupils={(data?.pupils ?? []).filter((pupil) => pupil.classroomId === classroomId)}
          />
        ))}
      </ul>
    </>
  );
}

type RoomProps = {
  readonly session: LessonSession;
  readonly schoolName: string;
  readonly pupils: readonly ListedPupil[];
};

function Room({ session, schoolName, pupils }: RoomProps): JSX.Element | null {
  if (pupils.length === 0) return null;
  return (
    <li>
      <LongName name={schoolName} className={styles['school']} />
      <ul>
        {pupils.map((pupil) => (
          <Row key={pupil.pupilId} session={session} pupil={pupil} />
        ))}
      </ul>
    </li>
  );
}

function Row({ session, pupil }: Pick<RoomProps, 'session'> & { readonly pupil: ListedPupil }): JSX.Element {
  const { t } = useTranslation('pupils');
  const queries = useQueryClient();
  const answer = useAnswerWord(session, pupil.answer);
  const remove = (): void => {
    api('pupils.remove', { params: { pupilId: pupil.pupilId } })
      .then(() => queries.invalidateQueries({ queryKey: ['pupils', session.lessonId] }))
      .catch(tellRefusal);
  };
  return (
    <li className={styles['pupil']}>
      <Tablet aria-hidden="true" />
      <span className={styles['nickname']}>{pupil.nickname}</span>
      <span className={styles['answer']}>
        {answer === null ? null : (
          <>
            <Check aria-hidden="true" />
            {answer}
          </>
        )}
      </span>
      <Button size="s" aria-label={t('list.remove-of', { name: pupil.nickname })} onClick={remove}>
        {t('list.remove')}
      </Button>
    </li>
  );
}

/** What was answered, in as many letters as a row has room for. */
function useAnswerWord(session: LessonSession, answer: ListedPupil['answer']): string | null {
  const type = useLesson(session.store, ({ poll }) => poll?.type ?? 'single');
  const nameOf = useOptionName(type);
  if (answer === null) return null;
  if (answer.kind === 'choices')
    return [...answer.options]
      .sort((a, b) => a - b)
      .map(nameOf)
      .join(' ');
  return answer.kind === 'number' ? `${answer.value}` : answer.text;
}
