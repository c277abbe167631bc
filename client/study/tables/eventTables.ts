import type { Sheet } from '../../../shared/api/index.ts';
import { lengthOfSpans } from '../../../shared/study/analysis/stSpans.ts';
import { compareEvents, spansOf } from '../../../shared/study/eventAgreement.ts';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { ratio } from '../../../shared/study/sequence.ts';
import type { Cell, Table } from '../../../shared/study/table.ts';
import type { Language } from '../../i18n/language.ts';
import { percentOf, rounded, secondsOf, type TableWords } from './words.ts';

type Parts = {
  readonly scheme: Scheme;
  /** Those that may be read, all of this scheme of events. */
  readonly sheets: readonly Pick<Sheet, 'name' | 'events'>[];
  readonly lengthMs: number;
  readonly language: Language;
  readonly t: TableWords;
};

const titleOf = ({ scheme, language }: Parts, what: string): string => `${scheme.label[language]}: ${what}`;

/** How often each rater wrote each code and, of states, how long they held and in which share of the take. */
export function eventTables(parts: Parts): Table[] {
  const { scheme, sheets, lengthMs, language, t } = parts;
  if (sheets.length === 0) return [];
  const rows = sheets.flatMap(({ name, events }) =>
    scheme.codes.map(({ key, label, lasts }): Cell[] => {
      const spans = spansOf(events, { scheme, lengthMs }, key);
      const heldMs = lasts === 'state' ? lengthOfSpans(spans) : null;
      return [
        ...[name, `${key} ${label[language]}`, spans.length],
        ...[heldMs === null ? '' : secondsOf(heldMs), heldMs === null ? '' : percentOf(ratio(heldMs, lengthMs))],
      ];
    }),
  );
  return [
    {
      key: 'events',
      title: titleOf(parts, t('studies:events')),
      columns: [
        { key: 'rater', title: t('studies:role.rater') },
        { key: 'code', title: t('studies:per-code.code') },
        { key: 'times', title: t('studies:events.times') },
        { key: 'seconds', title: t('studies:events.seconds') },
        { key: 'share', title: `${t('studies:events.share')} (%)` },
      ],
      rows,
    },
  ];
}

/** How raters of events agree, two by two: κ of each state and group, of moments the share that both wrote. */
export function eventAgreementTables(parts: Parts): Table[] {
  const { scheme, sheets, lengthMs, language, t } = parts;
  const pairs = sheets.flatMap((one, index) => sheets.slice(index + 1).map((other) => ({ one, other })));
  if (pairs.length === 0) return [];
  const labels = new Map(scheme.codes.map(({ key, label }) => [key, `${key} ${label[language]}`]));
  const rows = pairs.flatMap(({ one, other }): Cell[][] => {
    const { perCode, groups } = compareEvents({ scheme, lengthMs }, [one.events, other.events]);
    const name = `${one.name} / ${other.name}`;
    return [
      ...groups.map(({ label, agreement }) => [
        ...[name, label[language], agreement.noVariance ? null : rounded(agreement.kappa, 3), '', ''],
      ]),
      ...perCode.map(({ key, state, point, differ }) => [
        ...[name, labels.get(key) ?? key, state ? (state.noVariance ? null : rounded(state.kappa, 3)) : ''],
        ...[point ? percentOf(point.share) : '', differ.length],
      ]),
    ];
  });
  return [
    {
      key: 'events-agreement',
      title: titleOf(parts, t('studies:agreement')),
      columns: [
        { key: 'pair', title: t('report:table.pair') },
        { key: 'code', title: t('studies:per-code.code') },
        { key: 'kappa', title: 'Cohen κ' },
        { key: 'matched', title: t('report:table.matched') },
        { key: 'differ', title: t('report:table.differ') },
      ],
      rows,
    },
  ];
}
