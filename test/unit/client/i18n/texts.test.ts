import { describe, expect, it } from 'vitest';
import { en } from '../../../../client/i18n/en/index.ts';
import { zhCN } from '../../../../client/i18n/zh-CN/index.ts';

type Table = Readonly<Record<string, string>>;
const areas = Object.entries<Table>(zhCN).map(([area, texts]) => ({
  area,
  texts,
  english: Object.entries<Table>(en).find(([name]) => name === area)?.[1] ?? {},
}));

const valuesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
const CHINESE = /\p{Script=Han}/u;
/** The product's name, and the way to the other language, stay Chinese in English too. */
const STAYS = new Set(['product.long', 'language.other']);

describe.each(areas)('the texts of $area', ({ texts, english }) => {
  it('take the same values in both languages', () => {
    for (const [key, text] of Object.entries(texts))
      expect([key, valuesIn(english[key] ?? '')]).toEqual([key, valuesIn(text)]);
  });

  it('have no Chinese left in the English ones', () => {
    expect(Object.entries(english).filter(([key, text]) => CHINESE.test(text) && !STAYS.has(key))).toEqual([]);
  });

  it('are never empty', () => {
    expect([...Object.values(texts), ...Object.values(english)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('keep to straight quotes in English: the Chinese font draws the curly ones as wide as a character', () => {
    expect(Object.entries(english).filter(([, text]) => /[‘’“”]/.test(text))).toEqual([]);
  });
});
