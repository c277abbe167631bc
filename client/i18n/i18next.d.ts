import 'i18next';
import type { zhCN } from './zh-CN/index.ts';

// Makes every `t('…')` with an unknown key, or without the values that its text needs, a compile error.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof zhCN;
    keySeparator: false;
  }
}
