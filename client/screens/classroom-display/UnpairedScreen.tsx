import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../kit/Mark.tsx';
import { QrPicture } from '../../kit/QrPicture.tsx';
import display from './display.module.css';
import { Frame } from './Frame.tsx';
import type { PairingOffer } from './life/displayView.ts';
import { nextLanguage } from './manners/useRemoteControl.ts';
import styles from './unpaired.module.css';

type Props = { readonly offer: PairingOffer | null; readonly revoked: boolean; readonly unreachable: boolean };

/** A screen without a classroom: a code to scan or to type, and two words by which both sides know one another. */
export function UnpairedScreen({ offer, revoked, unreachable }: Props): JSX.Element {
  const { t } = useTranslation(['display', 'common']);
  return (
    <Frame state="unpaired">
      <header className={styles['head']}>
        <Mark />
        <h1>{t(revoked ? 'revoked.title' : 'unpaired.title')}</h1>
      </header>
      {offer ? (
        <Offer offer={offer} />
      ) : (
        <p className={display['middle']} role="status">
          {t(unreachable ? 'unreachable' : 'pair.waiting')}
        </p>
      )}
      <footer className={display['foot']}>
        <p>{t(unreachable ? 'unreachable.hint' : 'pair.renewed')}</p>
        <button type="button" className={display['corner']} onClick={() => void nextLanguage()}>
          {t('language.other')}
        </button>
      </footer>
    </Frame>
  );
}

function Offer({ offer: { code, words } }: { readonly offer: PairingOffer }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <div className={styles['offer']}>
      <figure className={styles['scan']}>
        <QrPicture className={styles['qr']} text={`${window.location.origin}/pair?code=${code}`} label={t('pair.qr')} />
        <figcaption>{t('pair.scan')}</figcaption>
      </figure>
      <div className={styles['type']}>
        <p className={styles['code']} role="status" aria-label={t('pair.code')}>
          {code.slice(0, 4)} {code.slice(4)}
        </p>
        <p className={styles['how']}>{t('pair.type')}</p>
        <div className={styles['words']}>
          <p>{t('pair.words')}</p>
          <p className={styles['pair']} lang="zh-CN">
            {words.map((word) => (
              <b key={word}>{word}</b>
            ))}
          </p>
        </div>
      </div>
    </div>
  );
}
