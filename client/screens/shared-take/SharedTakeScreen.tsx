import { Clapperboard, Link2Off, WifiOff } from 'lucide-react';
import { type JSX, type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ShareSecret } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { LanguageSwitch } from '../../kit/LanguageSwitch.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { SharedPlayer } from './SharedPlayer.tsx';
import styles from './shared.module.css';
import { useSharedReplay } from './useSharedReplay.ts';

/** A take or a clip of it, for whoever has its link: without an account, and with nothing that is not theirs. */
export function SharedTakeScreen(): JSX.Element {
  const { t } = useTranslation(['share', 'common']);
  const hash = useSyncExternalStore(watchHash, () => window.location.hash);
  const secret = ShareSecret.safeParse(hash.slice(1)).data;
  return (
    <>
      <title>{`${t('guest.page')} · ${t('common:product')}`}</title>
      {/* Another link is another page. */}
      {secret === undefined ? <Gone /> : <OpenedShare key={secret} secret={secret} />}
    </>
  );
}

function OpenedShare({ secret }: { readonly secret: string }): JSX.Element {
  const { t } = useTranslation(['share', 'replay']);
  const { opened, error } = useSharedReplay(secret);
  const sentence = useErrorText();
  if (error && isGone(error)) return <Gone />;
  if (error)
    return (
      <Middle>
        <EmptyState page icon={<WifiOff />} title={sentence(error)} hint={t('guest.again')} />
      </Middle>
    );
  if (!opened)
    return (
      <Middle>
        <Spinner large label={t('replay:opening')} />
      </Middle>
    );
  if (opened.files.files.length === 0 && opened.replay.lanes.pages.length === 0)
    return (
      <Middle>
        <EmptyState page icon={<Clapperboard />} title={t('guest.empty')} />
      </Middle>
    );
  return <SharedPlayer {...opened} />;
}

const isGone = (error: Error): boolean => AppError.from(error).code === 'share.not-found';

/** Unknown, expired and revoked read the same: nobody can find out which links there are. */
function Gone(): JSX.Element {
  const { t } = useTranslation('share');
  return (
    <Middle state="gone">
      <EmptyState page icon={<Link2Off />} title={t('guest.gone')} hint={t('guest.gone.hint')} />
    </Middle>
  );
}

function Middle({ state, children }: { readonly state?: string; readonly children: ReactNode }): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <span className={styles['brand']}>
          <Mark />
          {t('product')}
        </span>
        <LanguageSwitch />
      </header>
      <main className={styles['middle']} data-state={state}>
        {children}
      </main>
    </div>
  );
}

function watchHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
