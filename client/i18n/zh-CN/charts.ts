/** What stands beside every chart. */
export const charts = {
  view: '{{title}}：看图还是看表',
  'view.chart': '图',
  'view.table': '表',
  save: '保存 {{as}}：{{title}}',
} as const;
