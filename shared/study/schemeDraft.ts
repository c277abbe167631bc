import { z } from 'zod';
import { Name } from '../vocabulary/index.ts';
import { Scheme } from './scheme.ts';

/**
 * Every key that can write a code, in the order in which new codes are given theirs. L, M and N are the pad's own: to
 * repeat, to mute, to mark.
 */
export const FREE_HOTKEYS: readonly string[] = [...'1234567890qwertyuiopasdfghjkzxcvb-='];

const DraftWords = z.strictObject({ 'zh-CN': Name, en: Name });

const DraftCode = z.strictObject({
  key: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}:._-]{0,7}$/u),
  hotkey: z.string().refine((key) => FREE_HOTKEYS.includes(key)),
  label: DraftWords,
  group: DraftWords.nullable(),
  exclusive: z.boolean(),
  lasts: z.enum(['point', 'state']),
});

const DraftFields = z.strictObject({
  label: DraftWords,
  unit: Scheme.shape.unit.unwrap(),
  intervalS: Scheme.shape.intervalS,
  choice: Scheme.shape.choice,
  codes: z.array(DraftCode).min(2).max(FREE_HOTKEYS.length),
});

/** A coding scheme as somebody writes it, and as it stands in a file: without what the server adds. */
export const SchemeDraft = DraftFields.refine((draft) => draftFaults(draft).length === 0);
export type SchemeDraft = z.infer<typeof DraftFields>;

/** What is wrong with a draft, beside fields that are missing or too long. */
export type DraftFault = 'keys-alike' | 'hotkeys-alike' | 'state-in-interval' | 'choice-of-events';

const areAlike = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** What is wrong with a draft as a whole, in the order in which it is to be said. */
export function draftFaults({ unit, choice, codes }: Pick<SchemeDraft, 'unit' | 'choice' | 'codes'>): DraftFault[] {
  const isEvent = unit === 'event';
  return [
    ...(areAlike(codes.map(({ key }) => key)) ? (['keys-alike'] as const) : []),
    ...(areAlike(codes.map(({ hotkey }) => hotkey)) ? (['hotkeys-alike'] as const) : []),
    ...(!isEvent && codes.some(({ lasts }) => lasts === 'state') ? (['state-in-interval'] as const) : []),
    ...(isEvent && choice !== 'many' ? (['choice-of-events'] as const) : []),
  ];
}

/** What somebody can write or save of a scheme: all that the server or a study has added is left out. */
export function draftOf({ label, unit, intervalS, choice, codes }: Scheme): SchemeDraft {
  return { label, unit, intervalS, choice, codes };
}
