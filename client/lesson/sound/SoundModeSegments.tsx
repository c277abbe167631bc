import { MessageCircle, Music } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../kit/Segments.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** How the teacher's sound is carried: cleaned for speech, or untouched for music. */
export function SoundModeSegments({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const actual = useLesson(session.store, ({ soundMode }) => soundMode);
  const { shown, ask } = useWanted(actual);
  return (
    <Segments
      label={t('sound.mode')}
      value={shown}
      choices={[
        { value: 'speech', label: t('sound.speech'), icon: <MessageCircle aria-hidden="true" /> },
        { value: 'music', label: t('sound.music'), icon: <Music aria-hidden="true" /> },
      ]}
      onChange={(mode) => ask(mode, () => session.ask('sound.choose', { mode }))}
    />
  );
}
