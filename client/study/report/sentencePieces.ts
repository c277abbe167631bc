import type { ReportPart } from '../../../shared/study/report/sentence.ts';

/** A piece of a sentence: words of the template, or a part with its words. */
export type SentencePiece = { readonly text: string; readonly part: ReportPart | null };

/** Marks a place in a template; letters that nobody types. */
const [OPEN, SHUT] = ['\uE000', '\uE001'];
const PLACE = new RegExp(`${OPEN}(\\w+)${SHUT}`);

/** What stands in a template for each part, so that it is found again after the translation. */
export type Places = Record<
  | 'answers'
  | 'breaks'
  | 'expected'
  | 'granted'
  | 'grants'
  | 'hands'
  | 'length'
  | 'page'
  | 'pages'
  | 'polls'
  | 'pupils'
  | 'room'
  | 'rooms'
  | 'share'
  | 'silence'
  | 'turns',
  string
>;

const placeOf = (name: string): string => `${OPEN}${name}${SHUT}`;

const PLACES: Places = {
  answers: placeOf('answers'),
  breaks: placeOf('breaks'),
  expected: placeOf('expected'),
  granted: placeOf('granted'),
  grants: placeOf('grants'),
  hands: placeOf('hands'),
  length: placeOf('length'),
  page: placeOf('page'),
  pages: placeOf('pages'),
  polls: placeOf('polls'),
  pupils: placeOf('pupils'),
  room: placeOf('room'),
  rooms: placeOf('rooms'),
  share: placeOf('share'),
  silence: placeOf('silence'),
  turns: placeOf('turns'),
};

type Parts = {
  readonly parts: Readonly<Record<string, ReportPart>>;
  /** The sentence in the language on screen, with the given text in each of its places. */
  readonly template: (places: Places) => string;
  readonly word: (part: ReportPart) => string;
};

/** Cuts a translated sentence at its places, in whatever order the language has them. */
export function sentencePieces({ parts, template, word }: Parts): SentencePiece[] {
  // Every second piece is the name of a place.
  return template(PLACES)
    .split(PLACE)
    .flatMap((text, index): SentencePiece[] => {
      if (index % 2 === 0) return text === '' ? [] : [{ text, part: null }];
      const part = parts[text];
      if (!part) throw new Error(`the sentence has no ${text}`);
      return [{ text: word(part), part }];
    });
}
