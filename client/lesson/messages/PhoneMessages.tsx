import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/lesson/messagesState.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';
import styles from './messages.module.css';
import { useSend } from './useSend.ts';

/** What the classroom's phones and the teacher write to each other. */
export function PhoneMessages({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('phone');
  const messages = useLesson(session.store, (lesson) => lesson.messages);
  const writing = useSend((text) => session.ask('message.to-teacher', { text }));
  const nameOf = ({ from, classroomId }: Message): string => {
    if (from === 'classroom') return t('message.ours');
    return t(classroomId === null ? 'message.to-all' : 'message.teacher');
  };
  return (
    <section className={styles['card']} aria-label={t('messages')}>
      <h2>{t('messages')}</h2>
      {messages.length === 0 ? (
        <p className={styles['none']}>{t('messages.none')}</p>
      ) : (
        <MessageList label={t('messages')} messages={messages} self="classroom" nameOf={nameOf} />
      )}
      <Composer
        writing={writing}
        label={t('message.write')}
        placeholder={t('message.write')}
        word={t('message.send')}
      />
    </section>
  );
}
