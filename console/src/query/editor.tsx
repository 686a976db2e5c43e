// The SQL editor: CodeMirror with completion from the catalogue, in the colours of the page.
import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { theme } from 'antd';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { nonce } from '../csp';
import { completeNames, type TableNames } from './completion';
import { highlightOf, themeOf } from './editor-theme';

export interface EditorHandle {
  /** Writes text at the cursor. */
  insert: (text: string) => void;
  /** Puts another statement in place of the present one. */
  replace: (text: string) => void;
}

interface Props {
  ref: Ref<EditorHandle>;
  initial: string;
  label: string;
  tables: TableNames[];
  isDark: boolean;
  onChange: (text: string) => void;
  onRun: () => void;
}

export function Editor({ ref, initial, label, tables, isDark, onChange, onRun }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const parts = useRef({ language: new Compartment(), look: new Compartment(), label: new Compartment() });
  const calls = useRef({ onChange, onRun });
  const { token } = theme.useToken();

  useEffect(() => {
    calls.current = { onChange, onRun };
  });
  useEffect(() => {
    const { language, look, label } = parts.current;
    const extensions = [...basics(calls), language.of([]), look.of([]), label.of([])];
    const made = new EditorView({
      state: EditorState.create({ doc: initial, extensions }),
      parent: box.current ?? document.body,
    });
    view.current = made;
    return () => made.destroy();
    // The first text only begins the document; afterwards the editor holds it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    view.current?.dispatch({
      effects: parts.current.look.reconfigure([
        themeOf(token, isDark),
        syntaxHighlighting(highlightOf(isDark)),
      ]),
    });
  }, [token, isDark]);
  useEffect(() => {
    const named = EditorView.contentAttributes.of({ 'aria-label': label });
    view.current?.dispatch({ effects: parts.current.label.reconfigure(named) });
  }, [label]);
  const known = JSON.stringify(tables);
  useEffect(() => {
    const language = languageOf(JSON.parse(known) as TableNames[]);
    view.current?.dispatch({ effects: parts.current.language.reconfigure(language) });
  }, [known]);

  useImperativeHandle(ref, () => ({
    insert: (text) => change(view.current, (state) => state.replaceSelection(text)),
    replace: (text) =>
      change(view.current, ({ doc }) => ({ changes: { from: 0, to: doc.length, insert: text } })),
  }));
  return (
    <div
      ref={box}
      style={{
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadius,
        overflow: 'hidden',
      }}
    />
  );
}

function change(
  view: EditorView | null,
  what: (state: EditorState) => Parameters<EditorView['dispatch']>[0],
): void {
  view?.dispatch(what(view.state));
  view?.focus();
}

function languageOf(tables: TableNames[]): Extension {
  const columns = tables.map(({ name, columns }) => [name, columns.map((column) => column.name)] as const);
  return [
    sql({ dialect: PostgreSQL, schema: Object.fromEntries(columns), upperCaseKeywords: false }),
    PostgreSQL.language.data.of({ autocomplete: completeNames(tables) }),
  ];
}

interface Calls {
  current: Pick<Props, 'onChange' | 'onRun'>;
}

function basics(calls: Calls): Extension[] {
  const run = () => {
    calls.current.onRun();
    return true;
  };
  return [
    EditorView.cspNonce.of(nonce),
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    EditorView.lineWrapping,
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
    // The Tab key is left to the page, so that the keyboard can leave the editor.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        calls.current.onChange(update.state.doc.toString());
      }
    }),
  ];
}
