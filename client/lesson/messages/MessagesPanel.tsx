import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/lesson/messagesState.ts';
import { Select } from '../../kit/Select.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import type { WallPlace } from '../wall/wallPlaces.ts';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';
import styles from './messages.module.css';
import { useSend } from './useSend.ts';

const ALL = 'all';

type Props = { readonly session: LessonSession; readonly places: readonly WallPlace[] };

/** Messages between the teacher and the phones: to one classroom, or to all. */
export function MessagesPanel({ session, places }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const messages = useLesson(session.store, (lesson) => lesson.messages);
  const [to, setTo] = useState<string>(ALL);
  const place = places.find(({ classroomId }) => classroomId === to);
  const writing = useSend((text) =>
    session.ask('message.to-classroom', { text, classroomId: place?.classroomId ?? null }),
  );
  const nameOf = ({ from, classroomId }: Message): string => {
    const name = places.find((known) => known.classroomId === classroomId)?.schoolName ?? t('message.all');
    return from === 'teacher' ? t('message.to', { name }) : name;
  };
  const options = [
    { value: ALL, label: t('message.all') },
    ...places.map(({ classroomId, schoolName, classroomName }) => ({
      value: classroomId,
      label: schoolName,
      note: classroomName,
    })),
  ];
  return (
    <>
      {messages.length === 0 ? (
        <p className={styles['none']}>{t('messages.none')}</p>
      ) : (
        <MessageList label={t('messages')} messages={messages} self="teacher" nameOf={nameOf} />
      )}
      <Select label={t('message.whom')} placeholder="" value={to} options={options} onChange={setTo} />
      <Composer
        writing={writing}
        label={t('message.write')}
        placeholder={t('message.write')}
        word={t('message.send')}
      />
    </>
  );
}
