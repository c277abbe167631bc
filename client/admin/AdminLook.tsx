import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { type JSX, type ReactNode, useMemo } from 'react';
import { type Language, useLanguage } from '../i18n/language.ts';
import { adminTheme } from './adminTheme.ts';

/** antd's own words and its calendar's, for each of our languages. Both weeks begin on Monday. */
const LOCALES = {
  'zh-CN': { antd: zhCN, dayjs: 'zh-cn' },
  en: { antd: enGB, dayjs: 'en-gb' },
} as const satisfies Record<Language, unknown>;

/** Gives antd our colours, our sizes and the language on screen. */
export function AdminLook({ children }: { readonly children: ReactNode }): JSX.Element {
  const locale = LOCALES[useLanguage()];
  dayjs.locale(locale.dayjs);
  const theme = useMemo(() => adminTheme(getComputedStyle(document.documentElement)), []);
  return (
    <ConfigProvider locale={locale.antd} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App component={false} message={{ top: 76 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
