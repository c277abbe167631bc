import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Medium, StreamKind } from '../../../shared/vocabulary/index.ts';
import { ownWindowId } from '../../connection/windowId.ts';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import type { DeviceView } from './DeviceSource.ts';
import type { DevicePart } from './keptDevices.ts';
import { browserMedia } from './MediaPort.ts';
import { MutedParts } from './MutedParts.ts';
import { TeacherSources } from './TeacherSources.ts';

/** Whether the address asks for the made-up picture: for demonstrations and tests. */
const wantsSynthetic = (): boolean => new URLSearchParams(window.location.search).get('camera') === 'synthetic';

/** What each part is in the log. */
const STREAM_OF: Readonly<Record<DevicePart, { readonly kind: StreamKind; readonly medium: Medium }>> = {
  camera: { kind: 'teacher-camera', medium: 'video' },
  documentCamera: { kind: 'document-camera', medium: 'video' },
  microphone: { kind: 'teacher-camera', medium: 'audio' },
};

function mutedPartsOf(session: LessonSession): MutedParts {
  return new MutedParts({
    storage: () => window.sessionStorage,
    lessonId: session.lessonId,
    windowId: ownWindowId(),
    wasMuted: (part) => {
      const { kind, medium } = STREAM_OF[part];
      return session.sentBefore.some((sent) => sent.kind === kind && sent.medium === medium && sent.muted);
    },
  });
}

/** Camera, microphone and the rest for as long as the component is there. `null` only before the first effect. */
export function useTeacherSources(session: LessonSession): TeacherSources | null {
  const { t } = useTranslation('console');
  const soundMode = useLesson(session.store, (lesson) => lesson.soundMode);
  const [sources, setSources] = useState<TeacherSources | null>(null);
  // The language may change at any time: nobody's microphone must be opened anew for that.
  const label = useEffectEvent(() => t('synthetic.camera'));
  const tellUnplugged = useEffectEvent((part: DevicePart, next: DeviceView['use']) =>
    showToast({ text: t(`unplugged.${part}.${next === 'device' ? 'replaced' : 'gone'}`), tone: 'attention' }),
  );
  useEffect(() => {
    const muted = mutedPartsOf(session);
    const opened = new TeacherSources({
      local: session.local,
      media: browserMedia,
      synthetic: wantsSynthetic(),
      soundMode: session.store.read().soundMode,
      syntheticLabel: label(),
      muted,
      onUnplugged: (part, next) => tellUnplugged(part, next),
    });
    void opened.start();
    setSources(opened);
    return () => {
      opened.close();
      muted.leave();
      setSources(null);
    };
  }, [session]);
  useEffect(() => void sources?.follow(soundMode), [sources, soundMode]);
  return sources;
}
