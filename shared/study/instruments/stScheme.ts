import type { Instrument } from '../scheme.ts';

/** S-T (傅德荣): teacher or pupil behaviour at a fixed interval; silent work is S. */
export const stInstrument: Instrument = {
  key: 'st',
  version: 1,
  label: { 'zh-CN': 'S-T 分析', en: 'S-T analysis' },
  intervalsS: [15, 30, 5, 3],
  choice: 'one',
  figures: 'turns',
  codes: [
    { key: 'T', hotkey: 't', label: { 'zh-CN': '教师行为', en: 'Teacher behaviour' }, group: null },
    { key: 'S', hotkey: 's', label: { 'zh-CN': '学生行为', en: 'Pupil behaviour' }, group: null },
  ],
};

/** The same with D, where both act in one interval; never mixed with the figures of two symbols. */
export const stdInstrument: Instrument = {
  ...stInstrument,
  key: 'std',
  label: { 'zh-CN': 'S-T-D 分析', en: 'S-T-D analysis' },
  codes: [
    ...stInstrument.codes,
    { key: 'D', hotkey: 'd', label: { 'zh-CN': '师生互动', en: 'Both together' }, group: null },
  ],
};
