import { MessageSquare } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './messages.module.css';

/** What the teacher has just written, at the top, until somebody has seen it. */
export function NewestMessage({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('phone');
  const newest = useLesson(session.store, ({ messages }) => messages.findLast(({ from }) => from === 'teacher'));
  const [seen, setSeen] = useState(newest?.number ?? 0);
  if (!newest || newest.number <= seen) return null;
  return (
    <section className={styles['newest']} role="alert">
      <MessageSquare aria-hidden="true" />
      <p>
        <b>{t('message.teacher')}</b> {newest.text}
      </p>
      <Button onClick={() => setSeen(newest.number)}>{t('message.seen')}</Button>
    </section>
  );
}
