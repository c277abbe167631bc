import type { TFunction } from 'i18next';
import type { ReportPart, ReportSentence } from '../../../shared/study/report/sentence.ts';
import type { LessonNames } from '../tables/lessonTables.ts';
import { type SentencePiece, sentencePieces } from './sentencePieces.ts';

const MINUTE_S = 60;

/** How a report speaks in the language on screen. */
export type ReportWords = LessonNames & {
  readonly length: (ms: number) => string;
  /** A sentence in pieces: words, and in between what can be pressed. */
  readonly pieces: (sentence: ReportSentence) => SentencePiece[];
};

/** The words of a report of a lesson in which things are called so. */
export function reportWords(names: LessonNames, t: TFunction<['report']>): ReportWords {
  const length = (ms: number): string => {
    const seconds = Math.round(ms / 1_000);
    const [m, s] = [Math.floor(seconds / MINUTE_S), seconds % MINUTE_S];
    if (seconds < 2 * MINUTE_S) return t('length.seconds', { s: seconds });
    return s === 0 ? t('length.minutes', { m }) : t('length', { m, s });
  };
  const word = (part: ReportPart): string => {
    switch (part.kind) {
      case 'count':
        return t(`unit.${part.unit}`, { count: part.value });
      case 'length':
        return length(part.valueMs);
      case 'share':
        return `${Math.round(part.value * 100)}%`;
      case 'page':
        return names.page(part.surface);
      case 'rooms':
        return part.classroomIds.map(names.room).join(t('rooms.and'));
    }
  };
  return {
    ...names,
    length,
    pieces: ({ key, parts }) => sentencePieces({ parts, template: (places) => t(`says.${key}`, places), word }),
  };
}
