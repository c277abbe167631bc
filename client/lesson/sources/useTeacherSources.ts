import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { browserMedia } from './MediaPort.ts';
import { TeacherSources } from './TeacherSources.ts';

/** Whether the address asks for the made-up picture: for demonstrations and tests. */
const wantsSynthetic = (): boolean => new URLSearchParams(window.location.search).get('camera') === 'synthetic';

/** Camera, microphone and the rest for as long as the component is there. `null` only before the first effect. */
export function useTeacherSources(session: LessonSession): TeacherSources | null {
  const { t } = useTranslation('console');
  const soundMode = useLesson(session.store, (lesson) => lesson.soundMode);
  const [sources, setSources] = useState<TeacherSources | null>(null);
  useEffect(() => {
    const opened = new TeacherSources({
      local: session.local,
      media: browserMedia,
      synthetic: wantsSynthetic(),
      soundMode: session.store.read().soundMode,
      syntheticLabel: t('synthetic.camera'),
      onUnplugged: (part, next) =>
        showToast({ text: t(`unplugged.${part}.${next === 'device' ? 'replaced' : 'gone'}`), tone: 'attention' }),
    });
    void opened.start();
    setSources(opened);
    return () => {
      opened.close();
      setSources(null);
    };
  }, [session, t]);
  useEffect(() => void sources?.follow(soundMode), [sources, soundMode]);
  return sources;
}
