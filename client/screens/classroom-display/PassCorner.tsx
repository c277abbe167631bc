import { Smartphone } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pass.module.css';

/** A small way to the code for a phone, in sight only while a mouse moves or a remote control is on it. */
export function PassCorner({ onPress }: { readonly onPress: () => void }): JSX.Element {
  const { t } = useTranslation('display');
  return (
    <button type="button" className={styles['corner']} onClick={onPress}>
      <Smartphone aria-hidden="true" />
      {t('pass.show')}
    </button>
  );
}
