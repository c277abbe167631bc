import type { Sheet } from '../../../shared/api/index.ts';
import { alphaOf, type CodedSequence, compareCoders, sequenceOf, seriesOf } from '../../../shared/study/compare.ts';
import { type FiasRatio, fiasMatrix, fiasRatios } from '../../../shared/study/fias.ts';
import { figuresOf } from '../../../shared/study/instruments/catalogue.ts';
import { FIAS_CODES, FIAS_NORM } from '../../../shared/study/instruments/fias.ts';
import { type Scheme, unitsIn } from '../../../shared/study/scheme.ts';
import { ratio } from '../../../shared/study/sequence.ts';
import { stdFigures, stFigures } from '../../../shared/study/st.ts';
import type { Cell, Table } from '../../../shared/study/table.ts';
import type { Language } from '../../i18n/language.ts';
import { eventAgreementTables, eventTables } from './eventTables.ts';
import { percentOf, rounded, type TableWords } from './words.ts';

type Parts = {
  readonly scheme: Scheme;
  /** Those that may be read, all of this scheme. */
  readonly sheets: readonly Sheet[];
  /** What was agreed on, in the shape of a sheet; `null`: there is none. */
  readonly agreed: Sheet | null;
  readonly lengthMs: number;
  readonly language: Language;
  readonly t: TableWords;
};

/** A sheet with its intervals in their places. */
type Coder = { readonly name: string; readonly sequence: CodedSequence; readonly coded: CodedSequence };

/** So many raters stand beside one another on a sheet of paper; of more there are further tables. */
const BESIDE = 4;

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BESIDE) }, (_, at) => all.slice(at * BESIDE, (at + 1) * BESIDE));
}

const codersOf = ({ scheme, lengthMs }: Parts, sheets: readonly Sheet[]): Coder[] =>
  sheets.map(({ name, units }) => {
    const sequence = sequenceOf(units, unitsIn(lengthMs, scheme.intervalS));
    return { name, sequence, coded: sequence.filter((codes) => codes.length > 0) };
  });

const titleOf = ({ scheme, language }: Parts, what: string): string => `${scheme.label[language]}: ${what}`;

/** What was coded with one scheme, by each who may be read and as agreed on: shares of codes and what the instrument makes of them. */
export function codedTables(parts: Parts): Table[] {
  if (parts.scheme.unit === 'event') return eventTables(parts);
  const coders = codersOf(parts, [...parts.sheets, ...(parts.agreed ? [parts.agreed] : [])]);
  if (coders.length === 0) return [];
  const figures = figuresOf(parts.scheme.key);
  return [
    ...chunks(coders).map((some) => shares(parts, some)),
    ...(figures === 'turns' ? [st(parts, coders)] : []),
    ...(figures === 'matrix'
      ? [...chunks(coders).map((some) => ratios(parts, some)), ...coders.map((one) => matrix(parts, one))]
      : []),
  ];
}

function shares(parts: Parts, coders: readonly Coder[]): Table {
  const { scheme, language, t } = parts;
  const first = [{ key: 'code', title: t('studies:per-code.code') }];
  const each = coders.flatMap(({ name }, index) => [
    { key: `count-${index}`, title: t('report:table.count-of', { name }) },
    { key: `share-${index}`, title: t('report:table.share-of', { name }) },
  ]);
  const rows = scheme.codes.map(({ key, label }): Cell[] => [
    `${key} ${label[language]}`,
    ...coders.flatMap(({ coded }) => {
      const count = coded.filter((codes) => codes.includes(key)).length;
      return [count, percentOf(ratio(count, coded.length))];
    }),
  ]);
  const total = [t('report:table.coded'), ...coders.flatMap(({ coded }) => [coded.length, ''])];
  return {
    key: `${scheme.key}-shares`,
    title: titleOf(parts, t('studies:shares')),
    columns: [...first, ...each],
    rows: [...rows, total],
  };
}

function st(parts: Parts, coders: readonly Coder[]): Table {
  const { scheme, t } = parts;
  const s = scheme.intervalS;
  const isThree = scheme.codes.some(({ key }) => key === 'D');
  return {
    key: `${scheme.key}-figures`,
    title: titleOf(parts, t('analysis:st.figures')),
    columns: [
      { key: 'rater', title: t('studies:role.rater') },
      { key: 'samples', title: t('analysis:st.samples') },
      { key: 'teacher', title: t('analysis:st.teacher') },
      ...(isThree ? [{ key: 'both', title: t('analysis:st.both') }] : []),
      { key: 'runs', title: t('analysis:st.runs') },
      { key: 'rt', title: 'Rt' },
      { key: 'ch', title: t('analysis:st.ch', { n: s }) },
      { key: 'mode', title: t('analysis:st.mode', { n: s }) },
    ],
    rows: coders.map(({ name, coded }): Cell[] => {
      const samples = coded.flatMap(([code]) => (['T', 'S', 'D'] as const).filter((symbol) => symbol === code));
      const two = samples.flatMap((symbol) => (symbol === 'D' ? [] : [symbol]));
      const figures = isThree ? stdFigures(samples) : stFigures(two);
      const { rt, ch, mode } = figures;
      return [
        name,
        figures.samples,
        figures.teacher,
        ...(isThree ? [figures.both] : []),
        figures.runs,
        rounded(rt, 3),
        rounded(ch, 3),
        mode === null ? null : t(`analysis:mode.${mode}`),
      ];
    }),
  };
}

const RATIOS: readonly FiasRatio[] = [
  ...(['tt', 'itt', 'dtt', 'pt', 'sc', 'id', 'idRevised', 'trr'] as const),
  ...(['tqr', 'pir', 'ccr', 'ssr', 'pssr', 'trr89', 'tqr89', 'vc'] as const),
];

const matrixOf = ({ coded }: Coder): number[][] =>
  fiasMatrix(seriesOf(coded).flatMap((code) => FIAS_CODES.filter((each) => String(each) === code)));

function ratios(parts: Parts, coders: readonly Coder[]): Table {
  const { t } = parts;
  const figures = coders.map((coder) => fiasRatios(matrixOf(coder)));
  return {
    key: 'fias-ratios',
    title: titleOf(parts, t('studies:fias.ratios')),
    columns: [
      { key: 'ratio', title: t('studies:fias.ratio') },
      ...coders.map(({ name }, index) => ({ key: `rater-${index}`, title: name })),
      { key: 'norm', title: t('report:table.norm') },
    ],
    rows: RATIOS.map((name): Cell[] => [
      t(`studies:fias.${name}`),
      ...figures.map((of) => rounded(of[name], 3)),
      FIAS_NORM[name] ?? null,
    ]),
  };
}

function matrix(parts: Parts, coder: Coder): Table {
  const { t } = parts;
  const counts = matrixOf(coder);
  return {
    key: 'fias-matrix',
    title: titleOf(parts, `${t('studies:fias.matrix')} · ${coder.name}`),
    columns: [
      { key: 'row', title: t('report:table.before-after') },
      ...FIAS_CODES.map((code) => ({ key: `code-${code}`, title: `${code}` })),
    ],
    rows: FIAS_CODES.map((row, index): Cell[] => [`${row}`, ...(counts[index] ?? [])]),
  };
}

/** How the raters of one scheme agree, two by two, together, and each with what was agreed on; empty for fewer than two. */
export function agreementTables(parts: Parts): Table[] {
  if (parts.scheme.unit === 'event') return eventAgreementTables(parts);
  const coders = codersOf(parts, parts.sheets);
  const among = coders.flatMap((one, index) => coders.slice(index + 1).map((other) => ({ one, other })));
  if (among.length === 0) return [];
  const agreed = codersOf(parts, parts.agreed ? [parts.agreed] : []);
  const pairs = [...among, ...agreed.flatMap((other) => coders.map((one) => ({ one, other })))];
  const { scheme, language, t } = parts;
  const compared = pairs.map(({ one, other }) => ({
    name: `${one.name} / ${other.name}`,
    ...compareCoders(scheme, one.sequence, other.sequence),
  }));
  const alpha = alphaOf(
    scheme,
    coders.map(({ sequence }) => sequence),
  );
  const whole = compared.flatMap(({ name, whole: of }): Cell[][] =>
    of === null
      ? []
      : [[name, of.noVariance ? null : rounded(of.kappa, 3), percentOf(of.po), percentOf(of.pe), of.units]],
  );
  const ofPairs: Table = {
    key: `${scheme.key}-agreement`,
    title: titleOf(parts, t('studies:agreement')),
    columns: [
      { key: 'pair', title: t('report:table.pair') },
      { key: 'kappa', title: 'Cohen κ' },
      { key: 'po', title: `${t('studies:agreement.po')} (%)` },
      { key: 'pe', title: `${t('studies:agreement.pe')} (%)` },
      { key: 'n', title: t('report:table.n') },
    ],
    rows: [
      ...whole,
      ...(coders.length > 2 && alpha !== null
        ? [[t('report:table.alpha', { count: coders.length }), rounded(alpha, 3), '', '', '']]
        : []),
    ],
  };
  const perCode = chunks(compared).map(
    (some): Table => ({
      key: `${scheme.key}-agreement-codes`,
      title: titleOf(parts, t('studies:per-code')),
      columns: [
        { key: 'code', title: t('studies:per-code.code') },
        ...some.flatMap(({ name }, index) => [
          { key: `kappa-${index}`, title: `κ ${name}` },
          { key: `differ-${index}`, title: t('report:table.differ-of', { name }) },
        ]),
      ],
      rows: scheme.codes.map(({ key, label }): Cell[] => [
        `${key} ${label[language]}`,
        ...some.flatMap(({ perCode: codes }): Cell[] => {
          const of = codes.find((code) => code.key === key);
          return [of?.agreement.noVariance ? null : rounded(of?.agreement.kappa, 3), of?.differ.length ?? null];
        }),
      ]),
    }),
  );
  return [...(ofPairs.rows.length > 0 ? [ofPairs] : []), ...perCode];
}
