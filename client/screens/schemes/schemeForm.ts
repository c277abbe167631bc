import type { Words } from '../../../shared/study/scheme.ts';
import { type DraftFault, draftFaults, FREE_HOTKEYS, SchemeDraft } from '../../../shared/study/schemeDraft.ts';

/** A group as it is written. */
export type GroupRow = { readonly id: number; readonly zh: string; readonly en: string; readonly exclusive: boolean };

/** A code as it is written. */
export type CodeRow = {
  readonly id: number;
  readonly key: string;
  readonly hotkey: string;
  readonly zh: string;
  readonly en: string;
  /** `null`: in no group. */
  readonly groupId: number | null;
  readonly lasts: 'point' | 'state';
};

/** A scheme as it is written: also what cannot be saved yet. */
export type SchemeForm = {
  readonly zh: string;
  readonly en: string;
  readonly unit: SchemeDraft['unit'];
  readonly intervalS: number;
  readonly choice: SchemeDraft['choice'];
  readonly groups: readonly GroupRow[];
  readonly codes: readonly CodeRow[];
};

/** Why it cannot be saved. */
export type FormFault = DraftFault | 'unnamed' | 'codes-few' | 'code-unnamed' | 'group-unnamed' | 'other';

const nextId = (rows: readonly { readonly id: number }[]): number => Math.max(0, ...rows.map(({ id }) => id)) + 1;

/** A scheme in which nothing is written yet but two codes to be named. */
export const EMPTY_FORM: SchemeForm = [0, 1].reduce(withCode, {
  ...{ zh: '', en: '', unit: 'event', intervalS: 10, choice: 'one', groups: [], codes: [] },
});

/** One more code, with the next key that is free. */
export function withCode(form: SchemeForm): SchemeForm {
  const taken = new Set(form.codes.map(({ hotkey }) => hotkey));
  const keys = new Set(form.codes.map(({ key }) => key));
  const hotkey = FREE_HOTKEYS.find((key) => !taken.has(key) && !keys.has(key)) ?? '';
  const code = { id: nextId(form.codes), key: hotkey, hotkey, zh: '', en: '', groupId: null, lasts: 'point' } as const;
  return { ...form, codes: [...form.codes, code] };
}

/** One more group. */
export function withGroup(form: SchemeForm): SchemeForm {
  return { ...form, groups: [...form.groups, { id: nextId(form.groups), zh: '', en: '', exclusive: true }] };
}

/** Without a group; its codes stay, in none. */
export function withoutGroup(form: SchemeForm, id: number): SchemeForm {
  const codes = form.codes.map((code) => (code.groupId === id ? { ...code, groupId: null } : code));
  return { ...form, groups: form.groups.filter((group) => group.id !== id), codes };
}

/** In both languages; one that is left empty is as the other. */
function wordsOf({ zh, en }: { readonly zh: string; readonly en: string }): Words {
  const [chinese, english] = [zh.trim(), en.trim()];
  return { 'zh-CN': chinese || english, en: english || chinese };
}

/** What is saved of a form. States are of events alone, and so is that many hold at once. */
function draftFrom({ unit, intervalS, choice, groups, codes, ...name }: SchemeForm): SchemeDraft {
  const isEvent = unit === 'event';
  return {
    label: wordsOf(name),
    unit,
    intervalS: isEvent ? 1 : intervalS,
    choice: isEvent ? 'many' : choice,
    codes: codes.map(({ key, hotkey, groupId, lasts, ...words }) => {
      const group = groups.find(({ id }) => id === groupId);
      return {
        ...{ key: key.trim(), hotkey, label: wordsOf(words), group: group ? wordsOf(group) : null },
        ...{ exclusive: group?.exclusive ?? false, lasts: isEvent ? lasts : ('point' as const) },
      };
    }),
  };
}

/** What is saved of a form, or the first reason why it cannot be. */
export function readForm(form: SchemeForm): { readonly draft: SchemeDraft } | { readonly fault: FormFault } {
  const draft = draftFrom(form);
  const isUnnamed = ({ 'zh-CN': word }: Words): boolean => word === '';
  if (isUnnamed(draft.label)) return { fault: 'unnamed' };
  if (draft.codes.length < 2) return { fault: 'codes-few' };
  if (draft.codes.some(({ label, key, hotkey }) => isUnnamed(label) || key === '' || hotkey === ''))
    return { fault: 'code-unnamed' };
  if (form.groups.some((group) => isUnnamed(wordsOf(group)))) return { fault: 'group-unnamed' };
  const [fault] = draftFaults(draft);
  if (fault) return { fault };
  const read = SchemeDraft.safeParse(draft);
  return read.success ? { draft: read.data } : { fault: 'other' };
}

/** A scheme as it is written again. */
export function formOf({ label, unit, intervalS, choice, codes }: SchemeDraft): SchemeForm {
  const named = [...new Map(codes.flatMap((code) => (code.group ? [[code.group['zh-CN'], code] as const] : [])))];
  const groups = named.map(([zh, { group, exclusive }], index) => ({
    id: index + 1,
    zh,
    en: group?.en ?? '',
    exclusive,
  }));
  return {
    ...{ zh: label['zh-CN'], en: label.en, unit, intervalS, choice, groups },
    codes: codes.map(({ key, hotkey, label: words, group, lasts }, index) => ({
      ...{ id: index + 1, key, hotkey, zh: words['zh-CN'], en: words.en, lasts },
      groupId: groups.find(({ zh }) => zh === group?.['zh-CN'])?.id ?? null,
    })),
  };
}
