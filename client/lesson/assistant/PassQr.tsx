import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Observable, useObservable } from '../../kit/Observable.ts';
import { QrPicture } from '../../kit/QrPicture.tsx';
import type { PassCodes } from './PassCodes.ts';
import styles from './PassQr.module.css';

/** The code for an assistant's phone, and the one line that says what it is for. An empty square until there is one. */
export function PassQr({ codes }: { readonly codes: PassCodes | null }): JSX.Element {
  const { t } = useTranslation('display');
  const none = useMemo(() => new Observable(null), []);
  const issued = useObservable<{ readonly code: string } | null>(codes?.code ?? none);
  return (
    <figure className={styles['pass']}>
      {issued ? (
        <QrPicture className={styles['qr']} text={`${window.location.origin}/a#${issued.code}`} label={t('pass.qr')} />
      ) : (
        <div className={styles['qr']} />
      )}
      <figcaption>{t('pass.scan')}</figcaption>
    </figure>
  );
}
