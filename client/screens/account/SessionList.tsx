import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../shared/api/index.ts';
import { useRevokeSession, useSessions } from '../../api/session.ts';
import { useNow } from '../../api/useNow.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { showToast } from '../../kit/toasts.ts';
import styles from './AccountScreen.module.css';
import { deviceName } from './deviceName.ts';

/** Everywhere this person is signed in, and a way to end each. */
export function SessionList(): JSX.Element {
  const { t } = useTranslation(['account', 'common']);
  const sentence = useErrorText();
  const { data, error, isPending } = useSessions();
  return (
    <section className={styles['part']} aria-labelledby="sessions-title">
      <h2 id="sessions-title" className={styles['partTitle']}>
        {t('sessions.title')}
      </h2>
      <p className={styles['hint']}>{t('sessions.hint')}</p>
      {isPending ? <Spinner label={t('common:loading')} /> : null}
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      <ul className={styles['list']}>
        {data?.sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </ul>
    </section>
  );
}

function SessionRow({ session }: { readonly session: SessionView }): JSX.Element {
  const { t } = useTranslation(['account', 'common']);
  const sentence = useErrorText();
  const times = useTimes();
  const now = useNow();
  const revoke = useRevokeSession();
  const device = deviceName(session.device) ?? t('device.unknown');
  const end = (): void =>
    revoke.mutate(session.sessionId, {
      onSuccess: () => showToast({ text: t('sessions.ended') }),
      onError: (thrown) => showToast({ text: sentence(thrown), tone: 'bad' }),
    });
  return (
    <li className={styles['session']}>
      <div>
        <p className={styles['device']}>
          {device}
          {session.current ? <StatusMark tone="good" word={t('sessions.this')} /> : null}
        </p>
        <p className={styles['when']}>
          {t('sessions.used', { when: times.ago(session.lastUsedAtMs, now) })}
          {' · '}
          {t('sessions.started', { when: times.moment(session.startedAtMs) })}
        </p>
      </div>
      {session.current ? null : (
        <Button size="s" onClick={end} aria-label={t('sessions.end-of', { device })}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
