/** A stretch of the document's time with a value; in whole ms, `toMs` after `fromMs`. */
export type EafAnnotation = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: string;
  /** Which entry of the tier's vocabulary it is; `null`: free text. */
  readonly entryId: string | null;
};

/** A row of annotations that do not overlap. Names are unique in a document. */
export type EafTier = {
  readonly id: string;
  /** Whom it is about. */
  readonly participant: string;
  /** Who wrote it. */
  readonly annotator: string;
  /** The vocabulary that its values are from; `null`: free text. */
  readonly vocabularyId: string | null;
  readonly annotations: readonly EafAnnotation[];
};

/** Words in the languages that documents have: Chinese and English by ISO 639-3. */
export type EafWords = { readonly zho: string; readonly eng: string };

/** A closed list of values. */
export type EafVocabulary = {
  readonly id: string;
  readonly description: EafWords;
  readonly entries: readonly { readonly id: string; readonly value: EafWords }[];
};

/** A sound or picture beside the document. */
export type EafMedia = {
  /** Its name, in the folder of the document. */
  readonly fileName: string;
  readonly contentType: string;
  /** The file's own time at the document's beginning, in whole ms; below 0: the file begins later. */
  readonly originMs: number;
};

/** What of an ELAN document (EAF 3.0) is written and read. */
export type EafDocument = {
  readonly author: string;
  readonly madeAtMs: number;
  readonly media: readonly EafMedia[];
  readonly tiers: readonly EafTier[];
  readonly vocabularies: readonly EafVocabulary[];
};
