import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { GRADES } from './editOutline.ts';

const NONE = { 'zh-CN': '', en: '' };

/** A rubric to begin with: one dimension with one item, which add up. */
export const STARTER: Rubric = {
  ...{ label: NONE, about: NONE, scoring: 'sum', pooling: 'mean', points: 100, bands: [] },
  nodes: [
    {
      ...{ key: 'n1', depth: 0, hint: NONE, points: 100, item: null },
      label: { 'zh-CN': '第一个维度', en: 'First dimension' },
    },
    { key: 'n2', depth: 1, label: { 'zh-CN': '第一项', en: 'First item' }, hint: NONE, points: 100, item: GRADES },
  ],
};
