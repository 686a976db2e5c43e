// The colours of the editor, from those of the page.
import { HighlightStyle } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { GlobalToken } from 'antd';

export function themeOf(token: GlobalToken, isDark: boolean): Extension {
  return EditorView.theme(
    {
      '&': { background: token.colorBgContainer, color: token.colorText, fontSize: '14px' },
      '&.cm-focused': { outline: `2px solid ${token.colorPrimary}`, outlineOffset: '-2px' },
      '.cm-content': { fontFamily: token.fontFamilyCode, minHeight: '140px', caretColor: token.colorText },
      '.cm-scroller': { maxHeight: '320px', overflow: 'auto' },
      '.cm-gutters': {
        background: token.colorFillQuaternary,
        color: token.colorTextTertiary,
        border: 'none',
      },
      '.cm-cursor': { borderLeftColor: token.colorText },
      '.cm-tooltip': {
        background: token.colorBgElevated,
        color: token.colorText,
        borderColor: token.colorBorder,
      },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        background: token.colorPrimary,
        color: isDark ? '#07121a' : '#ffffff',
      },
    },
    { dark: isDark },
  );
}

export function highlightOf(isDark: boolean): HighlightStyle {
  const colours = isDark
    ? { keyword: '#8ecbf5', text: '#a5d6a7', number: '#f3c982', comment: '#a3b1be' }
    : { keyword: '#0b5c8e', text: '#1d6b30', number: '#7d4b00', comment: '#566573' };
  return HighlightStyle.define([
    { tag: tags.keyword, color: colours.keyword, fontWeight: '600' },
    { tag: [tags.string, tags.special(tags.string)], color: colours.text },
    { tag: [tags.number, tags.bool, tags.null], color: colours.number },
    { tag: tags.comment, color: colours.comment, fontStyle: 'italic' },
  ]);
}
