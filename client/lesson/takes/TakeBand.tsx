import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { Button } from '../../kit/Button.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** What is wrong with the recording: little room, or none any more, after which the lesson goes on unrecorded. */
export function TakeBand({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('console');
  const newest = useLesson(session.store, ({ takes }) => takes.at(-1));
  const [read, setRead] = useState<string>();
  if (newest?.trouble === 'disk-low') return <Band tone="attention">{t('take.disk-low')}</Band>;
  if (newest?.ended !== 'disk-full' || read === newest.takeId) return null;
  const understood = (
    <Button size="s" onClick={() => setRead(newest.takeId)}>
      {t('take.understood')}
    </Button>
  );
  return (
    <Band tone="bad" action={understood}>
      {t('take.disk-full')}
    </Band>
  );
}
