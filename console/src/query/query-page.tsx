// The SQL workspace: write, run, cancel, read, download, keep.
import { PlayCircleOutlined, SaveOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../components/page';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { useDark } from '../theme/use-dark';
import { Editor, type EditorHandle } from './editor';
import { useRunQuery, useTableNames } from './queries';
import { Result } from './result';
import { SaveDialog } from './save-dialog';
import { draft, keepDraft } from './draft';
import { useSaveQuery } from './saved-queries';
import { Side } from './side';
import { queryTexts } from './texts';

export function Component() {
  const texts = useTexts(queryTexts);
  const { id } = useSession().person;
  const [params] = useSearchParams();
  const [sql, setSql] = useState(() => params.get('sql') ?? draft(id));
  const [isSaving, setSaving] = useState(false);
  const save = useSaveQuery();
  const editor = useRef<EditorHandle>(null);
  const { run, cancel } = useRunQuery();
  const change = (text: string) => {
    setSql(text);
    keepDraft(id, text);
  };
  const start = () => {
    if (sql.trim() !== '' && !run.isPending) {
      run.mutate(sql);
    }
  };
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="two-columns side-last">
        <Side
          onName={(name) => editor.current?.insert(name)}
          onSaved={(text) => editor.current?.replace(text)}
        />
        <Flex vertical gap={12}>
          <Editor
            ref={editor}
            initial={sql}
            label={texts.editor}
            tables={useTableNames()}
            isDark={useDark()}
            onChange={change}
            onRun={start}
          />
          <Flex gap={8} wrap align="center">
            {run.isPending ? (
              <Button icon={<StopOutlined />} danger onClick={cancel}>
                {texts.cancel}
              </Button>
            ) : (
              <Button
                type="primary"
                icon={<PlayCircleOutlined />}
                disabled={sql.trim() === ''}
                onClick={start}
              >
                {texts.run}
              </Button>
            )}
            <Button icon={<SaveOutlined />} disabled={sql.trim() === ''} onClick={() => setSaving(true)}>
              {texts.save}
            </Button>
            <Typography.Text type="secondary">{texts.runHint}</Typography.Text>
          </Flex>
          <Result run={run} />
        </Flex>
      </div>
      {isSaving && (
        <SaveDialog onClose={() => setSaving(false)} onSave={(name) => save.mutateAsync({ name, sql })} />
      )}
    </Page>
  );
}
