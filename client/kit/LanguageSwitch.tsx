import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages, useLanguage } from '../i18n/language.ts';
import styles from './LanguageSwitch.module.css';

/** 中文 or English; remembered on this device. Each language is named in itself. */
export function LanguageSwitch(): JSX.Element {
  const { t } = useTranslation('common');
  const chosen = useLanguage();
  return (
    <fieldset className={styles['switch']} aria-label={t('language')}>
      {languages.map(({ tag, name }) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          className={styles['choice']}
          aria-pressed={tag === chosen}
          onClick={() => void chooseLanguage(tag)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
