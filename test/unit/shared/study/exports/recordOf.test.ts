import { describe, expect, it } from 'vitest';
import { LessonRecord } from '../../../../../shared/study/exports/record.ts';
import { type RecordParts, recordOf } from '../../../../../shared/study/exports/recordOf.ts';
import { madeMark, madeRecord } from '../../../../support/exports/madeRecord.ts';
import { ids } from '../../../../support/ids.ts';

const { lesson, classrooms } = madeRecord();
const [room] = classrooms;
const seat = { teacher: ids.seat(1), room: ids.seat(2), stranger: ids.seat(3) };
const span = { fromMs: 0, toMs: 1_000 };
const noLanes = {
  samples: new Map(),
  links: [],
  rungs: [],
  uplinks: [],
  soundOnly: [],
  behind: [],
  floor: [],
  hands: [],
  polls: [],
  pages: [],
  voices: [],
};

const parts = (given: Partial<RecordParts>): RecordParts => ({
  take: { ...lesson, listening: classrooms },
  ...{ lengthMs: 60_000, lanes: noLanes, files: [], marks: [], study: null, writtenAtMs: 5, writtenFor: '吴老师' },
  end: { seats: {} },
  ...given,
});
const seats = Object.fromEntries(
  [
    [seat.teacher, 'teacher', null],
    [seat.room, 'classroom', room?.classroomId ?? null],
    [seat.stranger, 'classroom', ids.classroom(9)],
  ].map(([seatId, role, classroomId]) => [
    seatId,
    { seatId, role, classroomId, holder: '', name: '', presence: 'left' },
  ]),
) as RecordParts['end']['seats'];

describe('a record', () => {
  it('tells the teacher, the lesson’s classrooms and others apart', () => {
    const voices = Object.values(seat).map((seatId) => ({ seatId, ...span }));
    const record = recordOf(parts({ end: { seats }, lanes: { ...noLanes, voices } }));
    expect(record.events).toEqual([
      { kind: 'voice', ...span, by: 'teacher', classroomId: null },
      { kind: 'voice', ...span, by: 'classroom', classroomId: room?.classroomId },
      { kind: 'voice', ...span, by: 'classroom', classroomId: null },
    ]);
    expect(LessonRecord.parse(record)).toEqual(record);
  });

  it('has no child’s name, and marks within the take, on its clock', () => {
    const hands = [{ seatId: seat.room, ...span, child: { name: '小明', number: 7 } }];
    const at = (takeMs: number): number => lesson.beganAtMs + takeMs;
    const marks = [
      madeMark(1, { fromMs: at(-500), toMs: at(2_000) }),
      madeMark(2, { fromMs: at(59_000), toMs: at(90_000) }),
      madeMark(3, { fromMs: at(7_000), toMs: null }),
    ];
    const record = recordOf(parts({ end: { seats }, lanes: { ...noLanes, hands }, marks }));
    expect(record.events).toEqual([{ kind: 'hand', ...span, classroomId: room?.classroomId, seat: 7 }]);
    expect(record.marks.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 2_000],
      [59_000, 60_000],
      [7_000, null],
    ]);
  });

  it('tells coders of one name apart, the same on all their sheets', () => {
    const sheet = (n: number, by: number) => ({
      ...{
        sheetId: ids.sheet(n),
        scheme: 'st',
        personId: ids.person(by),
        coder: '王芳',
        submittedAtMs: null,
        units: [],
        events: [],
      },
    });
    const study = {
      studyId: ids.study(1),
      title: '',
      question: '',
      schemes: [],
      sheets: [sheet(1, 1), sheet(2, 2), sheet(3, 1)],
      agreed: [],
      rubrics: [],
    };
    expect(recordOf(parts({ study })).study?.sheets.map(({ coder }) => coder)).toEqual(['王芳', '王芳 (2)', '王芳']);
  });
});
