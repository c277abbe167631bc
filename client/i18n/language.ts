import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** The languages that there are, each named in itself. The first is the default. */
export const languages = [
  { tag: 'zh-CN', name: '中文' },
  { tag: 'en', name: 'English' },
] as const;

/** A BCP 47 tag of one of the languages. */
export type Language = (typeof languages)[number]['tag'];

/** Where the choice is kept on this device. */
const KEPT_AS = 'tongtang.language';

const isLanguage = (tag: string | null): tag is Language => languages.some((language) => language.tag === tag);

/** The language that was last chosen on this device. */
export function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return isLanguage(kept) ? kept : languages[0].tag;
  } catch {
    // Storage can be forbidden; the default language still works.
    return languages[0].tag;
  }
}

/** The language to change to when something was kept or cleared in another window of this browser, if any. */
export function languageFromElsewhere(
  { key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>,
  shown: string,
): Language | undefined {
  // Without a key everything was cleared.
  if (key !== KEPT_AS && key !== null) return undefined;
  const chosen = newValue ?? languages[0].tag;
  return isLanguage(chosen) && chosen !== shown ? chosen : undefined;
}

function keepLanguage(tag: Language): void {
  try {
    localStorage.setItem(KEPT_AS, tag);
  } catch {
    // Then the choice lasts until the page is closed.
  }
}

async function loadLanguage(tag: Language): Promise<void> {
  if (tag === 'zh-CN' || i18next.hasResourceBundle(tag, 'common')) return;
  const { en } = await import('./en/index.ts');
  for (const [area, texts] of Object.entries(en)) i18next.addResourceBundle(tag, area, texts);
}

/** Puts a language on screen without remembering it. */
export async function showLanguage(tag: Language): Promise<void> {
  await loadLanguage(tag);
  await i18next.changeLanguage(tag);
  document.documentElement.lang = tag;
}

/** Switches all texts, and remembers it on this device. */
export async function chooseLanguage(tag: Language): Promise<void> {
  keepLanguage(tag);
  await showLanguage(tag);
}

/** The language on screen now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation('common');
  return isLanguage(i18n.language) ? i18n.language : languages[0].tag;
}
