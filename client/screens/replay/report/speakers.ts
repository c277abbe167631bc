import type { LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import type { SpeechTurn } from '../../../../shared/study/analysis/turns.ts';
import type { ReportWords } from '../../../study/report/reportWords.ts';

/** Who spoke in a lesson, as rows of a chart. */
type Speaker = {
  readonly key: string;
  readonly name: string;
  readonly turns: readonly SpeechTurn[];
  readonly series: number;
};

/** The teacher is plain, classrooms are hatched. */
const SERIES = { teacher: 0, room: 1 } as const;
/** A classroom whose microphone was shut for long; a sentence of the sheet says so. */
const UNDER_MEASURED = '△ ';

type Names = { readonly words: Pick<ReportWords, 'room'>; readonly teacher: string };

/** The teacher, then the classrooms in the plan's order. */
export function speakersOf(
  { teacher, classrooms, comparisons }: LessonAnalysis,
  { words, teacher: name }: Names,
): Speaker[] {
  return [
    { key: 'teacher', name, turns: teacher, series: SERIES.teacher },
    ...classrooms.map(({ classroomId, turns }, index) => {
      const mark = comparisons.turns.each[index]?.underMeasured ? UNDER_MEASURED : '';
      return { key: classroomId, name: `${mark}${words.room(classroomId)}`, turns, series: SERIES.room };
    }),
  ];
}
