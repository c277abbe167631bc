import type { Translation } from '../texts.ts';
import type { display as original } from '../zh-CN/display.ts';

/** The classroom display: read from the last row, so short. */
export const display: Translation<typeof original> = {
  title: 'Classroom display',
  'title.classroom': '{{classroom}} · Classroom display',
  'language.other': '中文 (key L)',

  connecting: 'Connecting to the server…',
  unreachable: 'The server cannot be reached',
  'unreachable.hint': 'Trying again by itself. Nothing needs to be done.',
  'fault.title': 'Something went wrong with the picture',
  'fault.hint': 'It will be back in a few seconds. Nothing needs to be done.',

  'unsupported.title': 'This address cannot be used for a classroom display',
  'unsupported.why':
    'Browsers allow camera and microphone only on encrypted addresses (https). This address is {{origin}}',
  'unsupported.hint': 'Please open {{secure}}',
  'unsupported.who': 'If that does not open, ask your technician to turn on https on the server.',

  'occupied.title': '"{{name}}" is signed in with this browser',
  'occupied.hint':
    'Using it as a classroom display signs that account out. You can also open the display in another browser.',
  'occupied.take': 'Sign out and use as display',

  'unpaired.title': 'This display has no classroom yet',
  'revoked.title': 'This display was unpaired',
  'pair.code': 'Pairing code',
  'pair.words': 'Compare these two words',
  'pair.scan': 'Teacher: scan with your phone',
  'pair.type': 'or open "Pair a classroom display" on a computer and type this number',
  'pair.renewed': 'The number renews itself. Nothing needs to be done.',
  'pair.waiting': 'Getting a number…',
  'pair.qr': 'QR code for pairing',

  'start.title': 'Paired',
  'start.press': 'Press any key to start',
  'start.once': 'Only this once',
  'start.allow': 'When the browser asks for camera and microphone, choose "Allow".',
  'start.busy': 'Opening camera and microphone…',

  'waiting.today': "Today's lessons",
  'waiting.none': 'No more lessons today',
  'waiting.none-ever': 'No lessons planned yet',
  'waiting.next-day': 'Next: {{day}}, {{time}}',
  'waiting.more_one': '{{count}} more',
  'waiting.more_other': '{{count}} more',
  'waiting.in': 'in {{length}}',
  'waiting.soon': 'starting now',
  'waiting.over': 'over',
  'waiting.teacher': '{{teacher}} · {{school}}',
  'waiting.reading': 'Reading the timetable…',
  'self.seated': 'Take your seats, everyone',
  self: 'Us',
  'line.good': 'Connected',
  'line.away': 'Reconnecting…',
  'camera.denied': 'The browser does not allow the camera',
  'camera.absent': 'No camera found',
  'camera.busy': 'Another program uses the camera',
  'microphone.denied': 'The browser does not allow the microphone',
  'microphone.absent': 'No microphone found',
  'microphone.busy': 'Another program uses the microphone',

  'lobby.title': 'Waiting for the teacher',
  'lobby.entering': 'Entering the lesson…',
  'lobby.teacher-here': '{{teacher}} is here',
  'lobby.microphone': 'Microphone',
  'lobby.in': 'Starts in {{length}}',
  'lobby.at': 'Starts at {{time}}',

  'live.no-picture': "The teacher's picture is coming",
  'live.teacher-away': 'The teacher lost the connection; waiting for the teacher',
  'live.teacher': '{{name}}',
  'live.heard': 'The teacher hears us',
  'live.gated': '{{name}} is speaking',
  'live.on-stage': 'We are on stage',
  'live.on-stage.heard': 'Everyone hears us',
  'live.no-microphone': 'No microphone: the teacher cannot hear us',
  'live.line-poor': 'Weak connection: the picture may stop, sound stays',
  'live.sound-blocked': 'Press OK on the remote control to turn on the sound',
  'kind.courseware': 'Courseware',
  'kind.document-camera': 'Document camera',
  'kind.panorama': 'Whole classroom',

  'away.title': 'Connection lost, reconnecting by itself…',
  'away.back': 'Back again',

  'displaced.title': 'Another display of this classroom is in the lesson',
  'displaced.hint': 'When that one is switched off, the lesson goes on here by itself. Press OK to move it here now.',
  'displaced.take': 'Use this display',

  'ended.title': 'The lesson is over',
  'ended.next': 'Next: {{time}} {{title}}',
  'ended.none': 'No more lessons today',
};
