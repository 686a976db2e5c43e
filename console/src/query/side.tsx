// Beside the editor: tables to write from, and statements that were kept.
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Collapse, Flex, Typography } from 'antd';
import { useTexts } from '../texts/use-texts';
import type { SavedQuery } from './saved-queries';
import { TableNames } from './table-names';
import { queryTexts } from './texts';

interface Props {
  saved: SavedQuery[];
  /** The name of a table or column was chosen. */
  onName: (name: string) => void;
  onSaved: (sql: string) => void;
  onRemove: (name: string) => void;
}

export function Side({ saved, onName, onSaved, onRemove }: Props) {
  const texts = useTexts(queryTexts);
  return (
    <Collapse
      defaultActiveKey={['saved']}
      items={[
        {
          key: 'saved',
          label: texts.saved,
          children: <Saved saved={saved} onSaved={onSaved} onRemove={onRemove} />,
        },
        { key: 'tables', label: texts.tables, children: <TableNames onName={onName} /> },
      ]}
    />
  );
}

function Saved({ saved, onSaved, onRemove }: Omit<Props, 'onName'>) {
  const texts = useTexts(queryTexts);
  if (saved.length === 0) {
    return <Typography.Text type="secondary">{texts.none}</Typography.Text>;
  }
  return (
    <Flex vertical gap={4}>
      {saved.map(({ name, sql }) => (
        <Flex key={name} justify="space-between" gap={4}>
          <Button
            type="link"
            size="small"
            onClick={() => onSaved(sql)}
            style={{ whiteSpace: 'normal', height: 'auto' }}
          >
            {name}
          </Button>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={texts.remove(name)}
            title={texts.remove(name)}
            onClick={() => onRemove(name)}
          />
        </Flex>
      ))}
    </Flex>
  );
}
