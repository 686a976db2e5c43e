// Colours and sizes. Each pair of text and ground keeps a contrast of at least 4.5 to 1 (WCAG 2.2 AA).
import { theme, type ThemeConfig } from 'antd';

const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const CODE_FONT = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';

const SHARED = {
  fontFamily: FONT,
  fontFamilyCode: CODE_FONT,
  borderRadius: 6,
  // Nothing moves for who has asked the device for that.
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};

const LIGHT: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...SHARED,
    colorPrimary: '#0b5c8e',
    colorInfo: '#0b5c8e',
    colorLink: '#0b5c8e',
    // Those that the library works out of it are too faint under the pointer.
    colorLinkHover: '#084468',
    colorLinkActive: '#063350',
    colorSuccess: '#1d7a35',
    colorWarning: '#8f5600',
    colorError: '#b3261e',
    // Grounds that the library works out of these dark colours would be muddy.
    colorPrimaryBg: '#e3f0f8',
    colorPrimaryBgHover: '#d3e7f3',
    colorInfoBg: '#e8f2f9',
    colorInfoBorder: '#a9cde3',
    colorSuccessBg: '#e8f5ec',
    colorSuccessBorder: '#a5d4b3',
    colorWarningBg: '#fdf3e0',
    colorWarningBorder: '#e6c990',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#efb8b3',
    colorBgLayout: '#f4f6f8',
    colorTextTertiary: '#566573',
    colorTextQuaternary: '#5f6d7a',
    colorTextDescription: '#566573',
    colorTextPlaceholder: '#647280',
  },
};

const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...SHARED,
    colorPrimary: '#7cc4f2',
    colorInfo: '#7cc4f2',
    colorLink: '#79c0ee',
    colorSuccess: '#6fd08a',
    colorWarning: '#f0bd62',
    colorError: '#ff9a91',
    colorBgBase: '#10161c',
    colorTextTertiary: '#a3b1be',
    colorTextQuaternary: '#98a6b3',
    colorTextDescription: '#a3b1be',
    colorTextPlaceholder: '#93a1ae',
  },
  // White on the bright primary colour of the dark theme would be too faint.
  components: {
    Menu: { itemSelectedColor: '#d3ecfd', itemSelectedBg: '#16394f' },
    Button: { primaryColor: '#07121a', dangerColor: '#1a0705', fontWeight: 500 },
    Switch: { colorTextLightSolid: '#07121a' },
    Table: { rowSelectedBg: '#16394f', rowSelectedHoverBg: '#16394f' },
  },
};

export function themeOf(isDark: boolean): ThemeConfig {
  return isDark ? DARK : LIGHT;
}
