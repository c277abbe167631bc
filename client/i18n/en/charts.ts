import type { Translation } from '../texts.ts';
import type { charts as original } from '../zh-CN/charts.ts';

/** What stands beside every chart. */
export const charts: Translation<typeof original> = {
  view: '{{title}}: chart or table',
  'view.chart': 'Chart',
  'view.table': 'Table',
  save: 'Save {{as}}: {{title}}',
};
