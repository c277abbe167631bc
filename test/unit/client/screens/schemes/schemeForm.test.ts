import { describe, expect, it } from 'vitest';
import { readSchemeFile, writeSchemeFile } from '../../../../../client/screens/schemes/schemeFile.ts';
import {
  EMPTY_FORM,
  formOf,
  readForm,
  type SchemeForm,
  withCode,
  withGroup,
  withoutGroup,
} from '../../../../../client/screens/schemes/schemeForm.ts';
import type { SchemeDraft } from '../../../../../shared/study/schemeDraft.ts';

/** A form in which everything is named. */
function filled(): SchemeForm {
  const form = withGroup(withCode({ ...EMPTY_FORM, zh: '提问' }));
  return {
    ...form,
    groups: form.groups.map((group) => ({ ...group, zh: '方式' })),
    codes: form.codes.map((code, n) => ({ ...code, zh: `码${n}`, groupId: n === 0 ? null : 1, lasts: 'state' })),
  };
}
const draftOf = (form: SchemeForm): SchemeDraft => {
  const read = readForm(form);
  if ('fault' in read) throw new Error(read.fault);
  return read.draft;
};

describe('a scheme as it is written', () => {
  it('is saved in both languages, one that is left empty as the other', () => {
    const { label, codes } = draftOf(filled());
    expect(label).toEqual({ 'zh-CN': '提问', en: '提问' });
    expect(codes.map(({ key, hotkey, exclusive, lasts }) => [key, hotkey, exclusive, lasts])).toEqual([
      ['1', '1', false, 'state'],
      ['2', '2', true, 'state'],
      ['3', '3', true, 'state'],
    ]);
  });

  it('has neither states nor more than one way of events', () => {
    const interval = draftOf({ ...filled(), unit: 'interval', intervalS: 20, choice: 'series' });
    expect([interval.intervalS, interval.choice, interval.codes[0]?.lasts]).toEqual([20, 'series', 'point']);
    const event = draftOf({ ...filled(), choice: 'one', intervalS: 20 });
    expect([event.intervalS, event.choice]).toEqual([1, 'many']);
  });

  it('comes back as it was saved', () => {
    const draft = draftOf(filled());
    expect(draftOf(formOf(draft))).toEqual(draft);
  });

  it('keeps the codes of a group that goes, in none', () => {
    expect(draftOf(withoutGroup(filled(), 1)).codes.map(({ group, exclusive }) => [group, exclusive])).toEqual([
      [null, false],
      [null, false],
      [null, false],
    ]);
  });

  it.each([
    ['unnamed', { zh: ' ' }],
    ['codes-few', { codes: [] }],
    ['code-unnamed', { codes: filled().codes.map((code) => ({ ...code, zh: '' })) }],
    ['group-unnamed', { groups: [{ id: 1, zh: '', en: '', exclusive: true }] }],
    ['keys-alike', { codes: filled().codes.map((code) => ({ ...code, key: 'x' })) }],
    ['hotkeys-alike', { codes: filled().codes.map((code) => ({ ...code, hotkey: 'x' })) }],
    ['other', { codes: filled().codes.map((code, n) => ({ ...code, key: `?${n}` })) }],
  ] as const)('is not saved while it is %s', (fault, more) => {
    expect(readForm({ ...filled(), ...more })).toEqual({ fault });
  });
});

describe('a scheme as a file', () => {
  it('comes back as it was written, under its name', () => {
    const draft = draftOf({ ...filled(), zh: '提问/合作' });
    const file = writeSchemeFile(draft);
    expect(file.name).toBe('提问 合作.json');
    expect(readSchemeFile(file.text)).toEqual(draft);
  });

  it.each([
    ['nothing', ''],
    ['another file', '{"format":"other","edition":1}'],
    ['one that lacks something', '{"format":"tongtang-coding-scheme","edition":1,"scheme":{}}'],
  ])('is not %s', (_what, text) => {
    expect(readSchemeFile(text)).toBeNull();
  });
});
