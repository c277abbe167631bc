import type { Translation } from '../texts.ts';
import type { today as original } from '../zh-CN/today.ts';

/** A teacher's lessons of today. */
export const today: Translation<typeof original> = {
  title: "Today's lessons",
  pair: 'Pair a classroom display',
  'live-now': 'On now',
  next: 'Next',
  later: 'Later',
  ended: 'Done',
  enter: 'Enter lesson',
  'enter-back': 'Back to the lesson',
  'enter-of': 'Enter lesson: {{title}}',
  'starts-in': 'Begins in {{length}}',
  'starts-now': 'It is time',
  'late-by': '{{length}} past its time',
  'live-for': 'Live for {{length}}',
  'ended-at': 'Ended at {{clock}}',
  missed: 'Not held',
  listening_one: '{{count}} classroom listens',
  listening_other: '{{count}} classrooms listen',
  'listening-none': 'No classroom listens',
  'ready-of': '{{online}} of {{all}} classrooms online',
  pupils_one: '{{count}} pupil',
  pupils_other: '{{count}} pupils',
  'empty.title': 'You have no lessons today',
  'empty.hint': "Your school's administrator puts lessons into the timetable. They appear here by themselves.",
  'done.title': "All of today's lessons are done",
};
