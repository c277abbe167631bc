import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { CalendarX, MonitorSmartphone } from 'lucide-react';
import { type JSX, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import { forgetSession } from '../../api/session.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { buttonClass } from '../../kit/buttonClass.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import styles from './StateScreens.module.css';

function Middle({ children }: { readonly children: ReactNode }): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <main className={styles['middle']}>
      <h1 className="said">{t('title')}</h1>
      <div>{children}</div>
    </main>
  );
}

/** On the way into the lesson. */
export function ConnectingScreen(): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <Middle>
      <p className={styles['connecting']} role="status">
        <Spinner large />
        {t('connecting')}
      </p>
    </Middle>
  );
}

/** Another window of the same teacher has the lesson. */
export function DisplacedScreen({ onTake }: { readonly onTake: () => void }): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <Middle>
      <EmptyState
        icon={<MonitorSmartphone />}
        title={t('displaced.title')}
        hint={t('displaced.hint')}
        action={
          <Button variant="primary" size="l" onClick={onTake}>
            {t('displaced.take')}
          </Button>
        }
      />
    </Middle>
  );
}

const SIGNED_OUT: readonly ErrorCode[] = ['session.missing', 'session.expired'];

/** The server does not let us in: why, and where to go. */
export function RefusedScreen({ code }: { readonly code: ErrorCode }): JSX.Element {
  const { t } = useTranslation('console');
  const sentence = useErrorText();
  if (SIGNED_OUT.includes(code)) return <SignInAgain />;
  return (
    <Middle>
      <EmptyState
        icon={<CalendarX />}
        title={sentence(new AppError(code))}
        hint={t('refused.hint')}
        action={
          <Link to="/today" className={buttonClass('primary', 'l')}>
            {t('to-today')}
          </Link>
        }
      />
    </Middle>
  );
}

/** The sign-in has ended: the guard of this page leads to sign-in and back here. */
function SignInAgain(): JSX.Element {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    forgetSession(client);
    void router.invalidate();
  }, [client, router]);
  return <ConnectingScreen />;
}
