// Beside the editor: tables to write from, and statements that were kept.
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Collapse, Flex, Typography } from 'antd';
import { Loaded } from '../components/loaded';
import { ProblemAlert } from '../components/problem-alert';
import { useTexts } from '../texts/use-texts';
import { useRemoveQuery, useSavedQueries } from './saved-queries';
import { TableNames } from './table-names';
import { queryTexts } from './texts';

interface Props {
  /** The name of a table or column was chosen. */
  onName: (name: string) => void;
  onSaved: (sql: string) => void;
}

export function Side({ onName, onSaved }: Props) {
  const texts = useTexts(queryTexts);
  return (
    <Collapse
      defaultActiveKey={['saved']}
      items={[
        { key: 'saved', label: texts.saved, children: <Saved onSaved={onSaved} /> },
        { key: 'tables', label: texts.tables, children: <TableNames onName={onName} /> },
      ]}
    />
  );
}

function Saved({ onSaved }: Pick<Props, 'onSaved'>) {
  const texts = useTexts(queryTexts);
  const saved = useSavedQueries();
  const remove = useRemoveQuery();
  return (
    <Loaded query={saved}>
      {({ items }) => (
        <Flex vertical gap={4}>
          {items.length === 0 && <Typography.Text type="secondary">{texts.none}</Typography.Text>}
          {items.map(({ id, name, sql }) => (
            <Flex key={id} justify="space-between" gap={4}>
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
                onClick={() => remove.mutate(id)}
              />
            </Flex>
          ))}
          {remove.isError && <ProblemAlert error={remove.error} />}
        </Flex>
      )}
    </Loaded>
  );
}
