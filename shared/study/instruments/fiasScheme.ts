import type { Instrument } from '../scheme.ts';

const response = { 'zh-CN': '教师：间接', en: 'Teacher: indirect' };
const direct = { 'zh-CN': '教师：直接', en: 'Teacher: direct' };
const pupils = { 'zh-CN': '学生', en: 'Pupils' };
const silence = { 'zh-CN': '沉寂', en: 'Silence' };

/**
 * Flanders' ten categories, in intervals of 3 s: all that occur in one, in the order in which they are heard; in doubt the
 * one farthest from 5. Edition 1 took one code of each interval.
 */
export const fiasInstrument: Instrument = {
  key: 'fias',
  version: 2,
  label: { 'zh-CN': 'FIAS 互动分析', en: 'FIAS interaction analysis' },
  intervalsS: [3],
  choice: 'series',
  figures: 'matrix',
  codes: [
    { key: '1', hotkey: '1', label: { 'zh-CN': '接纳情感', en: 'Accepts feeling' }, group: response },
    { key: '2', hotkey: '2', label: { 'zh-CN': '表扬鼓励', en: 'Praises or encourages' }, group: response },
    { key: '3', hotkey: '3', label: { 'zh-CN': '采纳学生想法', en: 'Uses ideas of pupils' }, group: response },
    { key: '4', hotkey: '4', label: { 'zh-CN': '提问', en: 'Asks questions' }, group: response },
    { key: '5', hotkey: '5', label: { 'zh-CN': '讲授', en: 'Lectures' }, group: direct },
    { key: '6', hotkey: '6', label: { 'zh-CN': '指令', en: 'Gives directions' }, group: direct },
    { key: '7', hotkey: '7', label: { 'zh-CN': '批评或维护权威', en: 'Criticises' }, group: direct },
    { key: '8', hotkey: '8', label: { 'zh-CN': '学生应答', en: 'Pupil responds' }, group: pupils },
    { key: '9', hotkey: '9', label: { 'zh-CN': '学生主动发言', en: 'Pupil initiates' }, group: pupils },
    { key: '10', hotkey: '0', label: { 'zh-CN': '沉寂或混乱', en: 'Silence or confusion' }, group: silence },
  ],
};
