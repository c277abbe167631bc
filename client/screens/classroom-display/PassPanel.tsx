import { type JSX, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PassQr } from '../../lesson/assistant/PassQr.tsx';
import { useAssistants } from '../../lesson/assistant/useAssistants.ts';
import { usePassCodes } from '../../lesson/assistant/usePassCodes.ts';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { after } from './life/waits.ts';
import styles from './pass.module.css';

/** A panel that somebody has opened and left goes by itself, in ms. */
const SHOWN_MS = 60_000;

type Props = { readonly session: LessonSession; readonly classroomId: string; readonly onClose: () => void };

/** The code for a phone during a lesson, because somebody asked for it; and the way to send phones away. */
export function PassPanel({ session, classroomId, onClose }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const codes = usePassCodes(session);
  const phones = useAssistants(session, classroomId);
  const close = useEffectEvent(onClose);
  useEffect(() => after(SHOWN_MS, () => close()), []);
  const revoke = (): void => {
    // One that cannot be sent away now stays in the count, to be tried again.
    for (const { seatId } of phones) session.ask('pass.revoke', { seatId }).catch(() => undefined);
  };
  return (
    <section className={styles['panel']} aria-label={t('pass.title')}>
      <PassQr codes={codes} />
      {phones.length > 0 ? <p role="status">{t('pass.connected', { count: phones.length })}</p> : null}
      <div className={styles['presses']}>
        <button type="button" onClick={() => codes?.renew({ alone: true })}>
          {t('pass.renew')}
        </button>
        {phones.length > 0 ? (
          <button type="button" onClick={revoke}>
            {t('pass.revoke')}
          </button>
        ) : null}
        <button type="button" onClick={onClose}>
          {t('pass.close')}
        </button>
      </div>
    </section>
  );
}
