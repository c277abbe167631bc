import { MicVocal, Users } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../kit/Segments.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** Whether the classrooms on stage speak one at a time, without echo, or all at once. */
export function GuardSegments({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const actual = useLesson(session.store, ({ guard }) => guard);
  const { shown, ask } = useWanted(actual);
  return (
    <Segments
      label={t('guard')}
      value={shown}
      choices={[
        { value: 'guarded', label: t('guard.guarded'), icon: <MicVocal aria-hidden="true" /> },
        { value: 'open', label: t('guard.open'), icon: <Users aria-hidden="true" /> },
      ]}
      onChange={(mode) => ask(mode, () => session.ask('guard.choose', { mode }))}
    />
  );
}
