import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import styles from './HandSoundChoice.module.css';
import { chooseHandSound, handSound } from './handSound.ts';

/** Whether a new hand is heard. */
export function HandSoundChoice(): JSX.Element {
  const { t } = useTranslation('hands');
  const on = useObservable(handSound);
  return (
    <div className={styles['choice']}>
      <span aria-hidden="true">{t('sound')}</span>
      <Segments
        label={t('sound')}
        value={on ? 'on' : 'off'}
        choices={[
          { value: 'on', label: t('sound.on') },
          { value: 'off', label: t('sound.off') },
        ]}
        onChange={(chosen) => chooseHandSound(chosen === 'on')}
      />
    </div>
  );
}
