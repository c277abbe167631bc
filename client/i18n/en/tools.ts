import type { Translation } from '../texts.ts';
import type { tools as original } from '../zh-CN/tools.ts';

/** Timer, bell and praise, on every screen that shows them. */
export const tools: Translation<typeof original> = {
  timer: 'Timer',
  'timer.countdown': 'Countdown',
  'timer.custom': 'Minutes',
  'timer.start': 'Start',
  'timer.stopwatch': 'Stopwatch',
  'timer.minute': 'Add 1 minute',
  'timer.stop': 'Put away',
  'timer.over': 'Time is up',
  'timer.left': '{{clock}} left',
  'timer.gone': '{{clock}} gone',
  'timer.wrong': 'Please enter 1 to 120 minutes',
  bell: 'Bell',
  'bell.ring': 'Ring: eyes on the teacher',
  'bell.rang': 'Rung in all classrooms: "Eyes on the teacher"',
  'bell.look': 'Eyes on the teacher',
  praise: 'Praise',
  'praise.hint': 'Applause and stars are seen in all classrooms.',
  'praise.applause': 'Applaud',
  'praise.star': 'Star',
  'praise.applause-for': 'Applaud {{name}}',
  'praise.star-for': 'Give {{name}} a star',
  'praise.star-given': '{{name}} has one more star',
  'praise.applause-given': 'Applause for {{name}}!',
  'praise.shown-star': 'A star for {{name}}!',
  stars_one: '{{count}} star',
  stars_other: '{{count}} stars',
};
