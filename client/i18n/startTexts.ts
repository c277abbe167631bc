import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keptLanguage, languageFromElsewhere, showLanguage } from './language.ts';
import { zhCN } from './zh-CN/index.ts';

/** Readies the texts in the language that was last chosen here. Await it before the first paint. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': zhCN },
    defaultNS: 'common',
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await showLanguage(keptLanguage());
  // Chosen in another window of this browser: all of them follow.
  window.addEventListener('storage', (event) => {
    const chosen = languageFromElsewhere(event, i18next.language);
    if (chosen) void showLanguage(chosen);
  });
}
