import type { EafAnnotation, EafDocument, EafMedia, EafTier, EafVocabulary } from './EafDocument.ts';
import { xmlText } from './xmlText.ts';

type Attributes = Readonly<Record<string, string | number>>;

const open = (name: string, attributes: Attributes): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(`${value}`)}"`)].join(' ');
const empty = (name: string, attributes: Attributes): string => `<${open(name, attributes)}/>`;
const whole = (name: string, attributes: Attributes, inside: readonly string[]): string[] =>
  inside.length === 0
    ? [empty(name, attributes)]
    : [`<${open(name, attributes)}>`, ...inside.map((line) => `    ${line}`), `</${name}>`];
const worded = (name: string, attributes: Attributes, text: string): string =>
  `<${open(name, attributes)}>${xmlText(text)}</${name}>`;

/** The type of tiers without a vocabulary; ELAN calls it so. */
const FREE_TEXT = 'default-lt';

/** ELAN's own words for how tiers may depend on one another: it expects them in every document. */
const CONSTRAINTS = {
  Time_Subdivision: "Time subdivision of parent annotation's time interval, no time gaps allowed within this interval",
  Symbolic_Subdivision:
    'Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered',
  Symbolic_Association: '1-1 association with a parent annotation',
  Included_In: "Time alignable annotations within the parent annotation's time interval, gaps are allowed",
};

/**
 * Writes an ELAN document, EAF 3.0 (`EAFv3.0.xsd` of the Max Planck Institute), its elements in the schema's order.
 * Each annotation has two time slots of its own, so that moving one in ELAN moves no other; they stand in the order of
 * time. Signs that XML cannot hold become U+FFFD.
 */
export function writeEaf(document: EafDocument): string {
  const { author, madeAtMs, media, tiers, vocabularies } = document;
  const placed = tiers.map((tier) => ({ tier, annotations: tier.annotations.map((given) => ({ given })) }));
  const slots = slotsOf(placed.flatMap(({ annotations }) => annotations));
  const root = {
    AUTHOR: author,
    DATE: new Date(madeAtMs).toISOString(),
    FORMAT: '3.0',
    VERSION: '3.0',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:noNamespaceSchemaLocation': 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd',
  };
  const lastId = tiers.reduce((count, { annotations }) => count + annotations.length, 0);
  let nextId = 1;
  const lines = whole('ANNOTATION_DOCUMENT', root, [
    ...whole('HEADER', { MEDIA_FILE: '', TIME_UNITS: 'milliseconds' }, [
      ...media.map(mediaLine),
      // ELAN counts on from here.
      worded('PROPERTY', { NAME: 'lastUsedAnnotationId' }, `${lastId}`),
    ]),
    ...whole('TIME_ORDER', {}, slots.lines),
    ...placed.flatMap(({ tier, annotations }) =>
      whole(
        'TIER',
        tierAttributes(tier),
        annotations.flatMap((each) => annotationLines(each.given, `a${nextId++}`, slots.of(each))),
      ),
    ),
    ...[null, ...vocabularies].map(typeLine),
    empty('LANGUAGE', { LANG_ID: 'zho', LANG_LABEL: '中文 (zho)' }),
    empty('LANGUAGE', { LANG_ID: 'eng', LANG_LABEL: 'English (eng)' }),
    ...Object.entries(CONSTRAINTS).map(([STEREOTYPE, DESCRIPTION]) => empty('CONSTRAINT', { DESCRIPTION, STEREOTYPE })),
    ...vocabularies.flatMap(vocabularyLines),
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...lines, ''].join('\n');
}

type Placed = { readonly given: EafAnnotation };

/** Two slots for each annotation, in the order of time; where one ends as another begins, the end comes first. */
function slotsOf(placed: readonly Placed[]) {
  const edges = placed.flatMap((each) => [
    { each, atMs: each.given.fromMs, isEnd: false },
    { each, atMs: each.given.toMs, isEnd: true },
  ]);
  edges.sort((a, b) => a.atMs - b.atMs || Number(b.isEnd) - Number(a.isEnd));
  const ids = new Map<Placed, { from: string; to: string }>();
  const lines = edges.map(({ each, atMs, isEnd }, index) => {
    const id = `ts${index + 1}`;
    const known = ids.get(each) ?? { from: '', to: '' };
    ids.set(each, isEnd ? { ...known, to: id } : { ...known, from: id });
    return empty('TIME_SLOT', { TIME_SLOT_ID: id, TIME_VALUE: atMs });
  });
  return { lines, of: (each: Placed) => ids.get(each) ?? { from: '', to: '' } };
}

function mediaLine({ fileName, contentType, originMs }: EafMedia): string {
  return empty('MEDIA_DESCRIPTOR', {
    MEDIA_URL: `file:///${fileName}`,
    MIME_TYPE: contentType,
    RELATIVE_MEDIA_URL: `./${fileName}`,
    TIME_ORIGIN: originMs,
  });
}

function tierAttributes({ id, participant, annotator, vocabularyId }: EafTier): Attributes {
  return {
    ...(annotator === '' ? {} : { ANNOTATOR: annotator }),
    LINGUISTIC_TYPE_REF: vocabularyId ?? FREE_TEXT,
    ...(participant === '' ? {} : { PARTICIPANT: participant }),
    TIER_ID: id,
  };
}

function annotationLines(
  { value, entryId }: EafAnnotation,
  id: string,
  slots: { readonly from: string; readonly to: string },
): string[] {
  const attributes = {
    ANNOTATION_ID: id,
    ...(entryId === null ? {} : { CVE_REF: entryId }),
    TIME_SLOT_REF1: slots.from,
    TIME_SLOT_REF2: slots.to,
  };
  return whole('ANNOTATION', {}, whole('ALIGNABLE_ANNOTATION', attributes, [worded('ANNOTATION_VALUE', {}, value)]));
}

function typeLine(vocabulary: EafVocabulary | null): string {
  return empty('LINGUISTIC_TYPE', {
    ...(vocabulary ? { CONTROLLED_VOCABULARY_REF: vocabulary.id } : {}),
    GRAPHIC_REFERENCES: 'false',
    LINGUISTIC_TYPE_ID: vocabulary?.id ?? FREE_TEXT,
    TIME_ALIGNABLE: 'true',
  });
}

function vocabularyLines({ id, description, entries }: EafVocabulary): string[] {
  const both = (name: string, { zho, eng }: EafVocabulary['description']): string[] => [
    worded(name, { LANG_REF: 'zho' }, zho),
    worded(name, { LANG_REF: 'eng' }, eng),
  ];
  return whole('CONTROLLED_VOCABULARY', { CV_ID: id }, [
    ...both('DESCRIPTION', description),
    ...entries.flatMap((entry) => whole('CV_ENTRY_ML', { CVE_ID: entry.id }, both('CVE_VALUE', entry.value))),
  ]);
}
