import { Smartphone } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PassQr } from '../../lesson/assistant/PassQr.tsx';
import { useAssistants } from '../../lesson/assistant/useAssistants.ts';
import { usePassCodes } from '../../lesson/assistant/usePassCodes.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import lobby from './lobby.module.css';
import marks from './marks.module.css';

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** Before the lesson: the code for the assistant's phone until one has come, then that it has. */
export function LobbyPass({ session, classroomId }: Props): JSX.Element {
  const phones = useAssistants(session, classroomId);
  return phones.length > 0 ? <Connected count={phones.length} /> : <Code session={session} />;
}

function Code({ session }: Pick<Props, 'session'>): JSX.Element {
  const codes = usePassCodes(session);
  return <PassQr codes={codes} />;
}

function Connected({ count }: { readonly count: number }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <div role="status">
      <p className={marks['mark']} data-tone="accent">
        <Smartphone aria-hidden="true" />
        <span>{t('pass.connected', { count })}</span>
      </p>
      <p className={lobby['small']}>{t('pass.key')}</p>
    </div>
  );
}
