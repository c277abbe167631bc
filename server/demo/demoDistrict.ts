import type { Grade, PersonRole, Subject } from '../../shared/vocabulary/index.ts';

type DemoSchool = {
  readonly name: string;
  readonly classrooms: readonly { readonly name: string; readonly pupils: number }[];
};
type DemoPerson = {
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly PersonRole[];
  readonly school: string | null;
};
type DemoCourse = {
  readonly title: string;
  readonly subject: Subject;
  readonly grade: Grade;
  readonly teacher: string;
};

/** The county of the demonstration. Every person in it is invented. */
export const DISTRICT_NAME = '龙江县';

const URBAN = '实验小学';
/** As long as names of schools really are: whatever draws it must cope. */
const FAR = '内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学';

export const demoSchools: readonly DemoSchool[] = [
  { name: URBAN, classrooms: [{ name: '五年级1班', pupils: 43 }] },
  { name: '双湾小学', classrooms: [{ name: '五年级', pupils: 12 }] },
  { name: '农垦小学', classrooms: [{ name: '五年级', pupils: 8 }] },
  { name: '天生炕小学', classrooms: [{ name: '四五年级复式班', pupils: 9 }] },
  {
    name: FAR,
    classrooms: [
      { name: '三年级1班', pupils: 31 },
      { name: '三年级2班', pupils: 28 },
    ],
  },
];

export const demoPeople: readonly DemoPerson[] = [
  { name: '陈立新', signInName: 'admin', roles: ['district-administrator'], school: null },
  { name: '周敏', signInName: 'zhoumin', roles: ['school-administrator'], school: URBAN },
  { name: '赵长河', signInName: 'zhaochanghe', roles: ['school-administrator', 'teacher'], school: '双湾小学' },
  { name: '林晓音', signInName: 'linxiaoyin', roles: ['teacher'], school: URBAN },
  { name: '吴墨', signInName: 'wumo', roles: ['teacher'], school: URBAN },
  { name: '韩研', signInName: 'hanyan', roles: ['researcher'], school: null },
];

export const demoCourses: readonly DemoCourse[] = [
  { title: '五年级音乐', subject: 'music', grade: 5, teacher: 'linxiaoyin' },
  { title: '三年级美术', subject: 'art', grade: 3, teacher: 'wumo' },
];

/** A lesson relative to the start of the server, in minutes. `listening` names schools: all their classrooms. */
export type DemoLesson = {
  readonly title: string;
  readonly course: string;
  readonly fromMin: number;
  readonly toMin: number;
  readonly listening: readonly string[];
};

const DAY_MIN = 24 * 60;

export const demoLessons: readonly DemoLesson[] = [
  { title: '茉莉花', course: '五年级音乐', fromMin: -5, toMin: 40, listening: ['双湾小学', '农垦小学', '天生炕小学'] },
  // Shares nobody with the lesson of music, so that one can always be moved to now, also while this one is on.
  { title: '会变的线条', course: '三年级美术', fromMin: 60, toMin: 100, listening: [FAR] },
  {
    title: '茉莉花（二）',
    course: '五年级音乐',
    fromMin: DAY_MIN,
    toMin: DAY_MIN + 40,
    listening: ['双湾小学', '农垦小学', '天生炕小学'],
  },
];
