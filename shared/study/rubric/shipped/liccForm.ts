import type { Rubric, RubricNode } from '../rubric.ts';

const NO_HINT = { 'zh-CN': '', en: '' };

/** The four dimensions, and how many points of observation each of their five views has: 18 + 17 + 17 + 16. */
const DIMENSIONS = [
  { zh: '学生学习', en: 'Learning', points: [4, 4, 4, 3, 3] },
  { zh: '教师教学', en: 'Instruction', points: [4, 4, 3, 3, 3] },
  { zh: '课程性质', en: 'Curriculum', points: [4, 4, 3, 3, 3] },
  { zh: '课堂文化', en: 'Culture', points: [4, 3, 3, 3, 3] },
] as const;

const heading = (key: string, depth: number, zh: string, en: string): RubricNode => ({
  ...{ key, depth, label: { 'zh-CN': zh, en }, hint: NO_HINT, points: null, item: null },
});

/** A point of observation to be worded by whoever copies it. */
const blank = (key: string, place: string): RubricNode => ({
  ...{ key, depth: 2, label: { 'zh-CN': `观察点 ${place}`, en: `Point ${place}` }, hint: NO_HINT, points: null },
  item: { kind: 'text' },
});

const nodes = DIMENSIONS.flatMap(({ zh, en, points }, d) => [
  heading(`d${d + 1}`, 0, zh, en),
  ...points.flatMap((count, v) => [
    heading(`d${d + 1}-v${v + 1}`, 1, `视角 ${d + 1}.${v + 1}`, `View ${d + 1}.${v + 1}`),
    ...Array.from({ length: count }, (_, p) => blank(`d${d + 1}-v${v + 1}-p${p + 1}`, `${d + 1}.${v + 1}.${p + 1}`)),
  ]),
]);

/** The structure of LICC, 4 dimensions, 20 views, 68 points of observation: without its wording, which is in a book. */
export const liccForm: Rubric = {
  label: { 'zh-CN': 'LICC 课堂观察框架（空）', en: 'LICC observation frame (empty)' },
  about: {
    'zh-CN':
      '只有结构：4 个维度、20 个视角、68 个观察点。文字请按书自行填写，或从表格导入。每个视角几个观察点可以调整。',
    en: 'The structure alone: 4 dimensions, 20 views, 68 points. Its wording is in a book: fill it in, or import a sheet. How many points a view has can be changed.',
  },
  ...{ scoring: 'none', pooling: 'mean', points: null, bands: [], nodes },
};
