import type { Rubric, RubricItem, RubricNode } from '../rubric.ts';

/** 优良中差, each as a part of the highest. */
const GRADES: RubricItem = {
  kind: 'levels',
  levels: [
    { label: { 'zh-CN': '优', en: 'Excellent' }, value: 100 },
    { label: { 'zh-CN': '良', en: 'Good' }, value: 80 },
    { label: { 'zh-CN': '中', en: 'Fair' }, value: 60 },
    { label: { 'zh-CN': '差', en: 'Weak' }, value: 40 },
  ],
};

const NO_HINT = { 'zh-CN': '', en: '' };

const dimension = (key: string, points: number, zh: string, en: string): RubricNode => ({
  ...{ key, depth: 0, label: { 'zh-CN': zh, en }, hint: NO_HINT, points, item: null },
});

const graded = (
  key: string,
  points: number,
  [zh, zhHint]: readonly [string, string],
  [en, enHint]: readonly [string, string],
): RubricNode => ({
  ...{ key, depth: 1, label: { 'zh-CN': zh, en }, hint: { 'zh-CN': zhHint, en: enHint }, points, item: GRADES },
});

/** The 100-point form for a lesson of several classrooms, in our own words. */
export const lessonForm: Rubric = {
  label: { 'zh-CN': '听课评价表（100 分）', en: 'Lesson observation form (100 points)' },
  about: {
    'zh-CN': '同堂自带，供多教室同上一堂课使用。可以复制后按本校要求修改。',
    en: 'Comes with Tongtang, for one lesson in several classrooms. Copy it to fit it to your school.',
  },
  scoring: 'sum',
  pooling: 'trimmed-mean',
  points: 100,
  bands: [
    {
      fromPercent: 0,
      label: { 'zh-CN': '这节课有不少值得一起改进的地方', en: 'Much in this lesson is worth working on together' },
    },
    {
      fromPercent: 60,
      label: {
        'zh-CN': '这节课基本达到要求，可以继续改进',
        en: 'The basics of this lesson are there, with room to grow',
      },
    },
    { fromPercent: 75, label: { 'zh-CN': '这节课多数方面做得好', en: 'Most aspects of this lesson went well' } },
    {
      fromPercent: 90,
      label: { 'zh-CN': '这节课各方面都做得很好', en: 'Nearly all aspects of this lesson went very well' },
    },
  ],
  nodes: [
    dimension('goals', 10, '学习目标', 'Goals'),
    graded(
      'goals-clear',
      5,
      ['目标清楚', '学生说得出这节课要学会什么。'],
      ['Clear goals', 'Pupils can say what they are to learn.'],
    ),
    graded(
      'goals-fit',
      5,
      ['目标合适', '与年级、教材和各教室学生的基础相称。'],
      ['Fitting goals', 'They suit the grade, the material and what each classroom knows.'],
    ),
    dimension('content', 15, '内容', 'Content'),
    graded(
      'content-right',
      8,
      ['内容准确，重点突出', '没有知识错误，主次分明。'],
      ['Correct, with a focus', 'No mistakes; what matters stands out.'],
    ),
    graded(
      'content-near',
      7,
      ['联系学生生活', '例子和材料乡村学生也熟悉。'],
      ['Close to life', 'Examples and material are familiar to rural pupils too.'],
    ),
    dimension('process', 25, '过程', 'Process'),
    graded(
      'process-steps',
      8,
      ['环节有序，时间恰当', '每个环节有目的，不拖不赶。'],
      ['Orderly and well timed', 'Each step has a purpose, neither slow nor rushed.'],
    ),
    graded(
      'process-questions',
      9,
      ['提问有价值，等待充分', '问题引起思考，问后留出时间。'],
      ['Questions worth asking', 'They make pupils think, and time is left to do so.'],
    ),
    graded(
      'process-feedback',
      8,
      ['回应及时具体', '对学生的回答说明好在哪里、怎样改进。'],
      ['Prompt, concrete feedback', 'Answers are told what is good and what could be better.'],
    ),
    dimension('pupils', 25, '学生参与', 'Participation'),
    graded(
      'pupils-wide',
      9,
      ['参与面广', '不同水平的学生都有机会说和做。'],
      ['Wide', 'Pupils of all levels get to speak and do.'],
    ),
    graded(
      'pupils-deep',
      8,
      ['思考深入', '学生解释理由、提出问题、互相补充。'],
      ['Deep', 'Pupils give reasons, ask, and build on each other.'],
    ),
    graded(
      'pupils-active',
      8,
      ['动手和合作', '有真正的练习、操作或合作。'],
      ['Active', 'There is real practice, work by hand or together.'],
    ),
    dimension('classrooms', 15, '各教室同上一堂课', 'One lesson for all classrooms'),
    graded(
      'classrooms-fair',
      8,
      ['各教室机会均等', '听讲教室同样被点到、被听到、被看到。'],
      ['Fair to all classrooms', 'Listening classrooms are called, heard and seen as well.'],
    ),
    graded(
      'classrooms-tools',
      7,
      ['画面、声音和课件用得恰当', '远端学生看得清、听得清、跟得上。'],
      ['Picture, sound and pages fit', 'Far pupils can see, hear and follow.'],
    ),
    dimension('effect', 10, '效果', 'Effect'),
    graded(
      'effect-reached',
      10,
      ['目标达成', '练习、作品或回答表明多数学生学会了。'],
      ['Goals reached', 'Practice, works or answers show that most have learned it.'],
    ),
    { key: 'more', depth: 0, label: { 'zh-CN': '其他', en: 'More' }, hint: NO_HINT, points: null, item: null },
    {
      ...{ key: 'more-special', depth: 1, points: null },
      label: { 'zh-CN': '特色加分', en: 'Something special' },
      hint: { 'zh-CN': '有创意、值得推广的做法，最多 5 分。', en: 'An idea worth spreading, up to 5 points.' },
      item: { kind: 'bonus', most: 5 },
    },
    {
      ...{ key: 'more-words', depth: 1, points: null },
      label: { 'zh-CN': '一句话建议', en: 'One suggestion' },
      hint: { 'zh-CN': '下次可以先改哪一点？', en: 'What could be tried first next time?' },
      item: { kind: 'text' },
    },
  ],
};
