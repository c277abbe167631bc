import { Mic } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '../../../shared/stage/rect.ts';
import type { OwnMicrophone } from '../../lesson/microphone/useOwnMicrophone.ts';
import { rectStyle } from '../../stage/rectStyle.ts';
import styles from './liveWords.module.css';

type Props = { readonly microphone: OwnMicrophone; readonly place: Rect };

/** In place of the words at the lower edge: the teacher would like to hear us. Both answers are a press away. */
export function MicrophoneAskedWords({ microphone, place }: Props): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <div className={styles['words']} style={rectStyle(place)} role="alert">
      <p className={styles['trouble']}>
        <Mic aria-hidden="true" />
        <span>{t('microphone.asked')}</span>
      </p>
      <button type="button" className={styles['answer']} data-main="true" onClick={microphone.toggle}>
        {t('microphone.open')}
      </button>
      <button type="button" className={styles['answer']} onClick={microphone.decline}>
        {t('microphone.decline')}
      </button>
    </div>
  );
}
