import { describe, expect, it } from 'vitest';
import { enterRoll, openRollCall, owesRoll, pupilsPresent } from '../../../../shared/lesson/rollcall.ts';
import { requests } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson } from '../../../support/lessons.ts';

const classroomId = ids.classroom(1);
const opened = after(liveLesson, ...openRollCall(liveLesson));

describe('the roll', () => {
  it('counts the pupils who are planned until somebody has counted those who are there', () => {
    expect(pupilsPresent(liveLesson, classroomId)).toBe(11);
    const entered = after(liveLesson, ...enterRoll(liveLesson, classroomId, { expected: 11, present: 9 }));
    expect(pupilsPresent(entered, classroomId)).toBe(9);
    expect(pupilsPresent(entered, ids.classroom(2))).toBe(12);
    expect(pupilsPresent(entered, ids.classroom(99))).toBe(0);
  });

  it('is owed by every classroom from the moment in which the teacher asks, until it has answered', () => {
    expect(owesRoll(liveLesson, classroomId)).toBe(false);
    expect(owesRoll(opened, classroomId)).toBe(true);
    const entered = after(opened, ...enterRoll(opened, classroomId, { expected: 11, present: 11 }));
    expect(owesRoll(entered, classroomId)).toBe(false);
    expect(owesRoll(entered, ids.classroom(2))).toBe(true);
  });

  it('is asked for once until somebody answers, and the same answer counts again when it is asked again', () => {
    expect(openRollCall(opened)).toEqual([]);
    const count = { expected: 11, present: 10 };
    const entered = after(opened, ...enterRoll(opened, classroomId, count));
    expect(enterRoll(entered, classroomId, count)).toEqual([]);
    const again = after(entered, ...openRollCall(entered));
    expect(owesRoll(again, classroomId)).toBe(true);
    expect(enterRoll(again, classroomId, count)).toHaveLength(1);
  });

  it('never has more pupils there than there should be', () => {
    const { body } = requests['rollcall.enter'];
    expect(body.safeParse({ expected: 10, present: 11 }).success).toBe(false);
    expect(body.safeParse({ expected: 10, present: 10 }).success).toBe(true);
    expect(body.safeParse({ expected: 10, present: -1 }).success).toBe(false);
    expect(body.safeParse({ expected: 301, present: 0 }).success).toBe(false);
  });
});
