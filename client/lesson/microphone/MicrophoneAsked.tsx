import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import styles from './microphone.module.css';
import type { OwnMicrophone } from './useOwnMicrophone.ts';

/** The teacher's wish to hear a classroom that is muted, with both answers. */
export function MicrophoneAsked({ microphone }: { readonly microphone: OwnMicrophone }): JSX.Element {
  const { t } = useTranslation('phone');
  return (
    <section className={styles['asked']} role="alert">
      <p>{t('microphone.asked')}</p>
      <div className={styles['answers']}>
        <Button size="l" onClick={microphone.decline}>
          {t('microphone.decline')}
        </Button>
        <Button size="l" variant="attention" onClick={microphone.toggle}>
          {t('microphone.open')}
        </Button>
      </div>
    </section>
  );
}
