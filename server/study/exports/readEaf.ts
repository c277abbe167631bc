import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { AppError } from '../../../shared/errors/index.ts';
import type { EafDocument, EafTier, EafVocabulary, EafWords } from '../../../shared/study/exports/eaf/EafDocument.ts';

/** So many letters are read before others have their turn. */
const PIECE_LETTERS = 65_536;

type Attributes = Readonly<Record<string, string>>;
type ReadAnnotation = { from: string; to: string; entryId: string | null; value: string };
type ReadTier = Omit<EafTier, 'annotations' | 'vocabularyId'> & { typeId: string; annotations: ReadAnnotation[] };
type ReadVocabulary = {
  id: string;
  description: Partial<EafWords>;
  entries: { id: string; value: Partial<EafWords> }[];
};

/**
 * Reads an ELAN document (EAF 2.8 to 3.0): what `writeEaf` writes, and the same after it was changed in ELAN. Annotations
 * that hang on another one, or whose times ELAN was not told, are left out: they have no time of their own.
 *
 * saxes is strict and expands nothing: an entity that a document defines itself is an error.
 *
 * @throws AppError `eaf.unreadable` with the line at which it is no EAF.
 */
export async function readEaf(xml: string): Promise<EafDocument> {
  const parser = new SaxesParser({ xmlns: false });
  const reading = new EafReading();
  parser.on('opentag', ({ name, attributes }) => reading.open(name, attributes));
  parser.on('text', (text) => reading.text(text));
  parser.on('cdata', (text) => reading.text(text));
  parser.on('closetag', ({ name }) => reading.close(name));
  try {
    for (let at = 0; at < xml.length; at += PIECE_LETTERS) {
      parser.write(xml.slice(at, at + PIECE_LETTERS));
      await nextTurn();
    }
    parser.close();
    return reading.document();
  } catch (cause) {
    throw new AppError('eaf.unreadable', { line: parser.line }, { cause });
  }
}

/** What has been read so far. */
class EafReading {
  #author: string | undefined;
  #madeAtMs = 0;
  #text = '';
  /** In which language the text is that is being read. */
  #language = '';
  readonly #slots = new Map<string, number>();
  /** Vocabularies by the type of tiers that has them. */
  readonly #types = new Map<string, string>();
  readonly #media: EafDocument['media'][number][] = [];
  readonly #tiers: ReadTier[] = [];
  readonly #vocabularies: ReadVocabulary[] = [];

  open(name: string, attributes: Attributes): void {
    if (this.#author === undefined && name !== 'ANNOTATION_DOCUMENT') throw new Error('another kind of document');
    this.#text = '';
    this.#language = attributes['LANG_REF'] ?? '';
    if (Object.hasOwn(OPENED, name)) OPENED[name]?.(this, attributes);
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    if (Object.hasOwn(CLOSED, name)) CLOSED[name]?.(this, this.#text, this.#language);
    this.#text = '';
  }

  begin(author: string, date: string): void {
    this.#author = author;
    this.#madeAtMs = Date.parse(date) || 0;
  }

  addMedia(media: EafDocument['media'][number]): void {
    this.#media.push(media);
  }

  addSlot(id: string, value: string | undefined): void {
    if (value !== undefined && /^\d{1,10}$/.test(value)) this.#slots.set(id, Number(value));
  }

  addType(id: string, vocabularyId: string | undefined): void {
    if (vocabularyId !== undefined) this.#types.set(id, vocabularyId);
  }

  addTier(tier: Omit<ReadTier, 'annotations'>): void {
    this.#tiers.push({ ...tier, annotations: [] });
  }

  addAnnotation(annotation: ReadAnnotation): void {
    this.#tiers.at(-1)?.annotations.push(annotation);
  }

  setValue(value: string): void {
    const last = this.#tiers.at(-1)?.annotations.at(-1);
    if (last) last.value = value;
  }

  addVocabulary(id: string): void {
    this.#vocabularies.push({ id, description: {}, entries: [] });
  }

  addEntry(id: string): void {
    this.#vocabularies.at(-1)?.entries.push({ id, value: {} });
  }

  describe(text: string, language: string): void {
    const last = this.#vocabularies.at(-1);
    if (last) last.description = { ...last.description, [language]: text };
  }

  word(text: string, language: string): void {
    const last = this.#vocabularies.at(-1)?.entries.at(-1);
    if (last) last.value = { ...last.value, [language]: text };
  }

  document(): EafDocument {
    if (this.#author === undefined) throw new Error('nothing in it');
    return {
      author: this.#author,
      madeAtMs: this.#madeAtMs,
      media: this.#media,
      tiers: this.#tiers.map(({ typeId, annotations, ...tier }) => ({
        ...tier,
        vocabularyId: this.#types.get(typeId) ?? null,
        annotations: annotations.flatMap((each) => this.#timed(each)),
      })),
      vocabularies: this.#vocabularies.map(
        ({ id, description, entries }): EafVocabulary => ({
          id,
          description: inBoth(description),
          entries: entries.map((entry) => ({ id: entry.id, value: inBoth(entry.value) })),
        }),
      ),
    };
  }

  #timed({ from, to, entryId, value }: ReadAnnotation): EafTier['annotations'] {
    const [fromMs, toMs] = [this.#slots.get(from), this.#slots.get(to)];
    if (fromMs === undefined || toMs === undefined || toMs <= fromMs) return [];
    return [{ fromMs, toMs, value, entryId }];
  }
}

/** A language that is missing has the words of the other one. */
const inBoth = ({ zho, eng }: Partial<EafWords>): EafWords => ({ zho: zho ?? eng ?? '', eng: eng ?? zho ?? '' });

const OPENED: Readonly<Record<string, (reading: EafReading, attributes: Attributes) => void>> = {
  ANNOTATION_DOCUMENT: (reading, of) => reading.begin(of['AUTHOR'] ?? '', of['DATE'] ?? ''),
  MEDIA_DESCRIPTOR: (reading, of) =>
    reading.addMedia({
      fileName: (of['RELATIVE_MEDIA_URL'] ?? of['MEDIA_URL'] ?? '').split('/').at(-1) ?? '',
      contentType: of['MIME_TYPE'] ?? '',
      originMs: Number(of['TIME_ORIGIN'] ?? 0) || 0,
    }),
  TIME_SLOT: (reading, of) => reading.addSlot(of['TIME_SLOT_ID'] ?? '', of['TIME_VALUE']),
  TIER: (reading, of) =>
    reading.addTier({
      id: of['TIER_ID'] ?? '',
      participant: of['PARTICIPANT'] ?? '',
      annotator: of['ANNOTATOR'] ?? '',
      typeId: of['LINGUISTIC_TYPE_REF'] ?? '',
    }),
  ALIGNABLE_ANNOTATION: (reading, of) =>
    reading.addAnnotation({
      from: of['TIME_SLOT_REF1'] ?? '',
      to: of['TIME_SLOT_REF2'] ?? '',
      entryId: of['CVE_REF'] ?? null,
      value: '',
    }),
  // It has no slots, so it is left out in the end; its value belongs to it and to no other.
  REF_ANNOTATION: (reading) => reading.addAnnotation({ from: '', to: '', entryId: null, value: '' }),
  LINGUISTIC_TYPE: (reading, of) => reading.addType(of['LINGUISTIC_TYPE_ID'] ?? '', of['CONTROLLED_VOCABULARY_REF']),
  CONTROLLED_VOCABULARY: (reading, of) => reading.addVocabulary(of['CV_ID'] ?? ''),
  CV_ENTRY_ML: (reading, of) => reading.addEntry(of['CVE_ID'] ?? ''),
};

const CLOSED: Readonly<Record<string, (reading: EafReading, text: string, language: string) => void>> = {
  ANNOTATION_VALUE: (reading, text) => reading.setValue(text),
  DESCRIPTION: (reading, text, language) => reading.describe(text, language),
  CVE_VALUE: (reading, text, language) => reading.word(text, language),
};
