import type { Translation } from '../texts.ts';
import type { exports as original } from '../zh-CN/exports.ts';

/** Files of a lesson or a study for other programs, and the way back from ELAN. */
export const exports: Translation<typeof original> = {
  download: 'Download',
  'hint.blind':
    'Where the blind round goes on, a file has your own codes only; those of the others come when all have submitted.',
  'hint.open': 'The files have all codes, the marks that you see, and what happened in the lesson.',
  'take.title': 'Files for other programs',
  'take.hint': 'What happened in the lesson and the marks that you see; pupils by seat number, never by name.',
  'take.going': 'They can be downloaded when the recording is over.',
  save: 'Download',
  'save.named': 'Download {{name}}',
  'format.eaf': 'ELAN (EAF)',
  'format.eaf.for.take':
    'Opens in ELAN with every picture. Download the pictures too, into the same folder, by their names.',
  'format.eaf.for.study':
    'Opens in ELAN: a tier for each rater. The pictures come from the replay, into the same folder, by their names.',
  'format.xlsx': 'Spreadsheet (XLSX)',
  'format.xlsx.for.take': 'Opens in Excel or WPS: what happened, marks and files, a sheet each.',
  'format.xlsx.for.study': 'Opens in Excel or WPS: the codes of all raters side by side, a row for each interval.',
  'format.csv': 'Text table (CSV)',
  'format.csv.for.take': 'For SPSS, R and other statistics: a row for each thing that happened.',
  'format.csv.for.study': 'For SPSS, R and other statistics: a row for each code, mark and thing that happened.',
  'format.boris': 'BORIS (XLSX)',
  'format.boris.for.take':
    'Import it into an observation in BORIS; its behaviours and subjects must be in the project first.',
  'format.boris.for.study':
    'Import it into an observation in BORIS; its codes and raters must be in the project first.',
  'format.vtt': 'Data track (WebVTT)',
  'format.vtt.for.take': 'For players on web pages: what happened when, to be read by a program.',
  'format.vtt.for.study': 'For players on web pages: what was coded and what happened when, to be read by a program.',
  'format.xapi': 'Learning records (xAPI)',
  'format.xapi.for.take': 'For a learning record store (LRS): who wrote which mark at which moment.',
  'format.xapi.for.study': 'For a learning record store (LRS): who wrote which mark or code at which moment.',
  'format.json': 'Whole record (JSON)',
  'format.json.for.take': 'All there is, for whoever writes programs.',
  'format.json.for.study': 'All there is, for whoever writes programs.',
  'format.zip': 'All of these (ZIP)',
  'format.zip.for.take': 'One archive, to be kept.',
  'format.zip.for.study': 'One archive, to be kept.',
  import: 'Read back from ELAN',
  'import.hint':
    'A file that you changed in ELAN can be read back onto your own sheet. You see what it has before you decide; what does not fit is listed, and nothing is guessed.',
  'import.scheme': 'Instrument',
  'import.choose': 'Choose an .eaf file',
  'import.none':
    'The file has no codes of this instrument. Begin with a file from here, and leave the types of its tiers as they are.',
  'import.nameless': 'No rater named',
  'import.take': 'Write on my sheet',
  'import.others': 'Tiers that are not read: {{tiers}}',
  'import.comma': ', ',
  'import.colon': ': ',
  'import.why.off-grid': 'does not begin and end with intervals',
  'import.why.unknown-code': 'is no code of the instrument',
  'import.why.two-codes': 'there is another code already at that time',
  'import.why.too-many': 'the interval can hold no more codes',
  'import.why.outside': 'is beyond the recording',
  'import.coded_one': '{{count}} interval or event with a code',
  'import.coded_other': '{{count}} intervals or events with codes',
  'import.differing_one': '{{count}} differs from yours and will be as in the file',
  'import.differing_other': '{{count}} differ from yours and will be as in the file',
  'import.misfits_one': '{{count}} does not fit and is left out',
  'import.misfits_other': '{{count}} do not fit and are left out',
  'import.written_one': 'Done: {{count}} was changed.',
  'import.written_other': 'Done: {{count}} were changed.',
};
