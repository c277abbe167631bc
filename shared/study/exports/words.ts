import { z } from 'zod';
import type { LessonRecord, RecordedEvent } from './record.ts';

/** The languages that files are written in. */
export const ExportLanguage = z.enum(['zh-CN', 'en']);
export type ExportLanguage = z.infer<typeof ExportLanguage>;

type Both = Readonly<Record<ExportLanguage, string>>;

/** What things are called in files. */
export const exportWords = {
  teacher: { 'zh-CN': '教师', en: 'Teacher' },
  otherRoom: { 'zh-CN': '其他教室', en: 'Another classroom' },
  stage: { 'zh-CN': '台上', en: 'On stage' },
  hand: { 'zh-CN': '举手', en: 'Hand up' },
  voice: { 'zh-CN': '有声音', en: 'Heard' },
  pages: { 'zh-CN': '页', en: 'Pages' },
  polls: { 'zh-CN': '提问', en: 'Questions' },
  mark: { 'zh-CN': '标记', en: 'Mark' },
  code: { 'zh-CN': '编码', en: 'Code' },
  agreed: { 'zh-CN': '商定', en: 'Agreed' },
  score: { 'zh-CN': '评分', en: 'Score' },
} as const satisfies Record<string, Both>;

const pollTypes: Readonly<Record<Extract<RecordedEvent, { kind: 'poll' }>['type'], Both>> = {
  single: { 'zh-CN': '单选', en: 'Single choice' },
  multiple: { 'zh-CN': '多选', en: 'Multiple choice' },
  'true-false': { 'zh-CN': '判断', en: 'True or false' },
  number: { 'zh-CN': '数字', en: 'Number' },
  text: { 'zh-CN': '文字', en: 'Text' },
};

/** What a classroom is called: its school, with the classroom where the school has two in the lesson; or the teacher. */
export function placeName(
  { classrooms }: Pick<LessonRecord, 'classrooms'>,
  { by = 'classroom', classroomId }: { readonly by?: 'teacher' | 'classroom'; readonly classroomId: string | null },
  language: ExportLanguage,
): string {
  if (by === 'teacher') return exportWords.teacher[language];
  const room = classrooms.find((each) => each.classroomId === classroomId);
  if (!room) return exportWords.otherRoom[language];
  const isOnly = classrooms.filter(({ schoolName }) => schoolName === room.schoolName).length === 1;
  return isOnly ? room.schoolName : `${room.schoolName} ${room.name}`;
}

/** What happened, in a few words; without whom it is about. */
export function eventText(event: RecordedEvent, language: ExportLanguage): string {
  const isChinese = language === 'zh-CN';
  switch (event.kind) {
    case 'page':
      return isChinese ? `第 ${event.page} 页` : `Page ${event.page}`;
    case 'board':
      return isChinese ? `白板 ${event.board}` : `Board ${event.board}`;
    case 'poll':
      return event.question || pollTypes[event.type][language];
    case 'hand':
      if (event.seat === null) return exportWords.hand[language];
      return isChinese ? `举手 ${event.seat} 号` : `Hand up, seat ${event.seat}`;
    case 'stage':
    case 'voice':
      return exportWords[event.kind][language];
  }
}

/** Whom it is about: a classroom or the teacher; `''`: all. */
export function eventPlace(record: LessonRecord, event: RecordedEvent, language: ExportLanguage): string {
  if (event.kind === 'page' || event.kind === 'board' || event.kind === 'poll') return '';
  return placeName(record, event, language);
}

/** A mark with its tags and replies, a line each. */
export function markText({ text, tags, replies }: LessonRecord['marks'][number]): string {
  const own = [text, ...tags.map((tag) => `#${tag}`)].filter((part) => part !== '').join(' ');
  return [own, ...replies.map(({ byName, text: said }) => `— ${byName}: ${said}`)].join('\n');
}
