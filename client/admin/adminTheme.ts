import type { ThemeConfig } from 'antd';

type Tokens = Pick<CSSStyleDeclaration, 'getPropertyValue'>;

/** antd's theme out of our tokens, so that no colour is written twice. `tokens` is the root's computed style. */
export function adminTheme(tokens: Tokens): ThemeConfig {
  const value = (name: string): string => tokens.getPropertyValue(name).trim();
  const px = (name: string): number => Number.parseFloat(value(name));
  const edge = value('--line-strong');
  return {
    token: {
      colorPrimary: value('--accent'),
      colorLink: value('--accent'),
      colorInfo: value('--info'),
      colorSuccess: value('--accent'),
      colorWarning: value('--attention'),
      colorError: value('--danger'),
      colorTextBase: value('--ink'),
      colorBgBase: value('--surface'),
      colorTextSecondary: value('--ink-soft'),
      colorTextTertiary: value('--ink-soft'),
      colorTextQuaternary: value('--ink-soft'),
      colorTextDescription: value('--ink-soft'),
      colorTextPlaceholder: value('--ink-soft'),
      colorIcon: value('--ink-soft'),
      colorBorder: edge,
      colorBorderSecondary: value('--line'),
      colorSplit: value('--line'),
      colorBgLayout: value('--paper'),
      colorBgMask: value('--scrim'),
      controlItemBgActive: value('--accent-wash'),
      controlItemBgHover: value('--surface-sunk'),
      fontFamily: value('--font'),
      fontSize: 16,
      borderRadius: px('--radius'),
      borderRadiusSM: px('--radius-small'),
      controlHeight: px('--target') + 4,
      boxShadow: value('--shadow'),
      boxShadowSecondary: value('--shadow'),
      motion: px('--motion') > 0,
    },
    components: {
      Table: {
        headerBg: value('--surface-sunk'),
        headerColor: value('--ink-soft'),
        headerSplitColor: 'transparent',
        rowHoverBg: value('--paper'),
      },
      Form: { verticalLabelPadding: '0 0 6px', itemMarginBottom: 22 },
      Drawer: { footerPaddingBlock: 16, footerPaddingInline: 24 },
      Select: { optionSelectedColor: value('--accent') },
    },
  };
}
