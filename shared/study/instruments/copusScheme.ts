import type { Instrument } from '../scheme.ts';

const pupils = { 'zh-CN': '学生在做', en: 'Pupils are' };
const teacher = { 'zh-CN': '教师在做', en: 'The teacher is' };

/** COPUS (Smith et al. 2013): all that was seen in each two minutes. S: and T: tell the two sides apart, which have codes of the same name. */
export const copusInstrument: Instrument = {
  key: 'copus',
  version: 1,
  label: { 'zh-CN': 'COPUS 课堂观察', en: 'COPUS observation' },
  intervalsS: [120],
  choice: 'many',
  codes: [
    { key: 'S:L', hotkey: 'q', label: { 'zh-CN': '听讲记笔记', en: 'Listens' }, group: pupils },
    { key: 'S:Ind', hotkey: 'w', label: { 'zh-CN': '独立思考', en: 'Thinks alone' }, group: pupils },
    { key: 'S:CG', hotkey: 'e', label: { 'zh-CN': '小组讨论应答题', en: 'Group: response question' }, group: pupils },
    { key: 'S:WG', hotkey: 'r', label: { 'zh-CN': '小组完成学习单', en: 'Group: worksheet' }, group: pupils },
    { key: 'S:OG', hotkey: 't', label: { 'zh-CN': '其他小组活动', en: 'Group: other' }, group: pupils },
    { key: 'S:AnQ', hotkey: 'y', label: { 'zh-CN': '回答教师提问', en: 'Answers a question' }, group: pupils },
    { key: 'S:SQ', hotkey: 'u', label: { 'zh-CN': '学生提问', en: 'Asks a question' }, group: pupils },
    { key: 'S:WC', hotkey: 'i', label: { 'zh-CN': '全班讨论', en: 'Whole-class discussion' }, group: pupils },
    { key: 'S:Prd', hotkey: 'o', label: { 'zh-CN': '预测结果', en: 'Predicts' }, group: pupils },
    { key: 'S:SP', hotkey: 'p', label: { 'zh-CN': '学生展示', en: 'Presents' }, group: pupils },
    { key: 'S:TQ', hotkey: 'a', label: { 'zh-CN': '测验', en: 'Test or quiz' }, group: pupils },
    { key: 'S:W', hotkey: 's', label: { 'zh-CN': '等待', en: 'Waits' }, group: pupils },
    { key: 'S:O', hotkey: 'd', label: { 'zh-CN': '其他', en: 'Other' }, group: pupils },
    { key: 'T:Lec', hotkey: '1', label: { 'zh-CN': '讲授', en: 'Lectures' }, group: teacher },
    { key: 'T:RtW', hotkey: '2', label: { 'zh-CN': '板书或书写', en: 'Writes in real time' }, group: teacher },
    { key: 'T:FUp', hotkey: '3', label: { 'zh-CN': '反馈讲评', en: 'Follows up' }, group: teacher },
    { key: 'T:PQ', hotkey: '4', label: { 'zh-CN': '提出问题', en: 'Poses a question' }, group: teacher },
    { key: 'T:CQ', hotkey: '5', label: { 'zh-CN': '应答器题', en: 'Response-system question' }, group: teacher },
    { key: 'T:AnQ', hotkey: '6', label: { 'zh-CN': '回答学生提问', en: 'Answers pupils' }, group: teacher },
    { key: 'T:MG', hotkey: '7', label: { 'zh-CN': '巡视指导', en: 'Moves and guides' }, group: teacher },
    { key: 'T:1o1', hotkey: '8', label: { 'zh-CN': '个别指导', en: 'One to one' }, group: teacher },
    { key: 'T:DV', hotkey: '9', label: { 'zh-CN': '演示实验或视频', en: 'Demonstration or video' }, group: teacher },
    { key: 'T:Adm', hotkey: '0', label: { 'zh-CN': '组织管理', en: 'Administration' }, group: teacher },
    { key: 'T:W', hotkey: '-', label: { 'zh-CN': '等待', en: 'Waits' }, group: teacher },
    { key: 'T:O', hotkey: '=', label: { 'zh-CN': '其他', en: 'Other' }, group: teacher },
  ],
};
