import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../kit/toasts.ts';
import { CaptureError } from '../../media/devices.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { TeacherSources } from './TeacherSources.ts';

/** What the teacher can do with the own sources: the same for buttons and keys. */
export type SourceActions = {
  readonly toggleMicrophone: () => void;
  readonly toggleCamera: () => void;
  readonly toggleDocumentCamera: () => void;
  readonly toggleScreen: () => void;
};

/** The actions, with what goes wrong said in words. */
export function useSourceActions(session: LessonSession, sources: TeacherSources | null): SourceActions {
  const { t } = useTranslation('console');
  return useMemo(() => {
    const { local } = session;
    const showScreen = () =>
      sources?.shareScreen().catch((thrown: unknown) => {
        showToast({ text: t(`fault.screen.${thrown instanceof CaptureError ? thrown.fault : 'absent'}`), tone: 'bad' });
      });
    const showDocumentCamera = async () => {
      if (await sources?.findsDocumentCamera()) return;
      const fault = sources?.documentCamera.view.read().fault ?? 'absent';
      showToast({ text: t(`fault.document.${fault}`), tone: 'attention' });
    };
    return {
      toggleMicrophone: () => {
        // What stands in is a tone: whoever wants to be heard wants a microphone.
        if (sources?.microphone.view.read().fault) void sources.microphone.again();
        else sources?.microphone.mute(!local.get('teacher-camera', 'audio')?.muted);
      },
      toggleCamera: () => sources?.camera.mute(!local.get('teacher-camera', 'video')?.muted),
      toggleDocumentCamera: () => {
        if (local.get('document-camera', 'video')) sources?.documentCamera.hide();
        else void showDocumentCamera();
      },
      toggleScreen: () => {
        if (local.get('courseware', 'video')) sources?.stopScreen();
        else void showScreen();
      },
    };
  }, [session, sources, t]);
}
