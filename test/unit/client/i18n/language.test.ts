import { expect, it } from 'vitest';
import { languageFromElsewhere } from '../../../../client/i18n/language.ts';

const change = (key: string | null, newValue: string | null) => ({ key, newValue });

it('follows the language that is chosen in another window', () => {
  expect(languageFromElsewhere(change('tongtang.language', 'en'), 'zh-CN')).toBe('en');
});

it('is back at the first language when the choice is cleared elsewhere', () => {
  expect(languageFromElsewhere(change('tongtang.language', null), 'en')).toBe('zh-CN');
  expect(languageFromElsewhere(change(null, null), 'en')).toBe('zh-CN');
});

it('does nothing when something else is kept elsewhere, or the same language', () => {
  expect(languageFromElsewhere(change('tongtang.devices', '{}'), 'en')).toBeUndefined();
  expect(languageFromElsewhere(change('tongtang.language', 'en'), 'en')).toBeUndefined();
  expect(languageFromElsewhere(change('tongtang.language', 'fr'), 'zh-CN')).toBeUndefined();
});
