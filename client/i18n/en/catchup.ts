import type { Translation } from '../texts.ts';
import type { catchup as original } from '../zh-CN/catchup.ts';

/** After an outage: what a classroom missed, on its screen, on the phone beside it and on the teacher's wall. */
export const catchup: Translation<typeof original> = {
  'length.seconds': '{{seconds}} s',
  'length.minutes': '{{minutes}} min',
  'length.both': '{{minutes}} min {{seconds}} s',
  missed: 'We were cut off for {{length}}',
  'missed.pages_one': 'We were cut off for {{length}} and missed {{count}} page',
  'missed.pages_other': 'We were cut off for {{length}} and missed {{count}} pages',
  begin: 'Catch up',
  'begin.last': 'See the last {{length}}',
  skip: 'Go on',
  'skip.in': 'Go on ({{seconds}})',
  watching: 'Catching up, {{clock}} behind',
  'watching.silent': 'Pages and writing, {{clock}} behind',
  back: 'Back to live',
  progress: 'How far we have caught up',
  'phone.late': 'The class was cut off for {{length}}. It can still catch up.',
  'wall.watching': 'Catching up, {{clock}} behind',
  'wall.missed': 'Missed {{clock}}',
  lane: 'Catching up',
};
