import type { Translation } from '../texts.ts';
import type { pairing as original } from '../zh-CN/pairing.ts';

/** Pairing a classroom display by its code. */
export const pairing: Translation<typeof original> = {
  title: 'Pair a classroom display',
  intro: "Open this system on the classroom's big screen. It shows eight digits.",
  code: 'The eight digits on the display',
  'code.invalid': 'Please type eight digits.',
  'look-up': 'Next',
  'words.title': 'Does the display show these two words?',
  'words.why': 'Only when both are the same is it the display in front of you.',
  'words.device': 'Device: {{label}}',
  classroom: 'Which classroom is this display in?',
  school: 'School',
  'school.choose': 'Choose a school',
  'classroom.none': 'This school has no classrooms yet. An administrator adds them first.',
  'classroom.paired_one': 'Has {{count}} display',
  'classroom.paired_other': 'Has {{count}} displays',
  'classroom.unpaired': 'No display yet',
  approve: 'Same words: pair',
  'approve.for': 'Pair with: {{classroom}}',
  'not-same': 'They differ',
  'not-same.told': 'Nothing was paired. Compare the digits on the display and type them again.',
  'done.title': 'Paired',
  'done.hint': 'The display of {{classroom}} is connected. From now on it enters its lessons by itself.',
  'done.next': 'Pair another one',
  'done.close': 'Done',
};
