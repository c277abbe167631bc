import { CircleCheckBig, MonitorSmartphone, QrCode, Unplug, WifiOff } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pass } from '../../../shared/api/index.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import styles from './phone.module.css';

/** Where the phone stands, for whoever looks from outside. */
type PhoneState = 'scan' | 'connecting' | 'unreachable' | 'ended' | 'displaced';

function Page({ state, children }: { readonly state: PhoneState; readonly children: ReactNode }): JSX.Element {
  return (
    <main className={styles['page']} data-state={state}>
      <div className={styles['middle']}>{children}</div>
      <footer className={styles['foot']}>
        <LanguageSwitch />
      </footer>
    </main>
  );
}

/** There is no pass, or it is worth nothing any more: why, and how to come by one. */
export function ScanNeeded({ code }: { readonly code: ErrorCode | null }): JSX.Element {
  const { t } = useTranslation('phone');
  const sentence = useErrorText();
  const revoked = code === 'pass.revoked';
  return (
    <Page state="scan">
      <EmptyState
        page
        icon={revoked ? <Unplug /> : <QrCode />}
        title={t(revoked ? 'scan.revoked' : 'scan.title')}
        hint={
          <>
            <span className={styles['sentence']}>
              {revoked ? t('scan.again') : code === null ? t('scan.where') : sentence(new AppError(code))}
            </span>
            <span className={styles['sentence']}>{t('scan.how')}</span>
          </>
        }
      />
    </Page>
  );
}

/** On the way into the lesson. */
export function Connecting(): JSX.Element {
  const { t } = useTranslation('phone');
  return (
    <Page state="connecting">
      <p className={styles['connecting']} role="status">
        <Spinner large />
        {t('connecting')}
      </p>
    </Page>
  );
}

/** The server does not answer; it is asked again by itself. */
export function Unreachable(): JSX.Element {
  const { t } = useTranslation('phone');
  return (
    <Page state="unreachable">
      <EmptyState page icon={<WifiOff />} title={t('unreachable')} hint={t('unreachable.hint')} />
    </Page>
  );
}

/** The lesson is over, and with it what the phone may do. */
export function Ended({ pass }: { readonly pass: Pass }): JSX.Element {
  const { t } = useTranslation('phone');
  return (
    <Page state="ended">
      <EmptyState
        page
        icon={<CircleCheckBig />}
        title={t('ended')}
        hint={
          <>
            <span className={styles['sentence']}>{pass.lessonTitle}</span>
            <span className={styles['sentence']}>{t('ended.hint')}</span>
          </>
        }
      />
    </Page>
  );
}

/** Another page of this phone has the seat. */
export function Displaced({ onTake }: { readonly onTake: () => void }): JSX.Element {
  const { t } = useTranslation('phone');
  return (
    <Page state="displaced">
      <EmptyState
        page
        icon={<MonitorSmartphone />}
        title={t('displaced')}
        hint={t('displaced.hint')}
        action={
          <Button variant="primary" size="l" onClick={onTake}>
            {t('displaced.take')}
          </Button>
        }
      />
    </Page>
  );
}
