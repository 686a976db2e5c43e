// The information items of an entry, one line each.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Flex, Form, Input, Select } from 'antd';
import { words } from '../datasets/words';
import { useTexts } from '../texts/use-texts';
import { options } from './options';
import { fieldTexts } from './field-texts';

const PATH = ['entry', 'items'];

export function ItemsFields({ isFixed }: { isFixed: boolean }) {
  const texts = useTexts(fieldTexts);
  return (
    <Form.List name={PATH}>
      {(fields, { add, remove }) => (
        <Flex vertical gap={16}>
          {isFixed && <Alert type="info" showIcon title={texts.itemsOfPack} />}
          {fields.map(({ key, name }) => (
            <Item key={key} place={name} isFixed={isFixed} onRemove={() => remove(name)} />
          ))}
          {!isFixed && (
            <div>
              <Button
                icon={<PlusOutlined />}
                onClick={() => add({ name: '', title: { zh: '', en: '' }, type: 'text(50)' })}
              >
                {texts.addItem}
              </Button>
            </div>
          )}
        </Flex>
      )}
    </Form.List>
  );
}

interface ItemProps {
  place: number;
  isFixed: boolean;
  onRemove: () => void;
}

function Item({ place, isFixed, onRemove }: ItemProps) {
  const texts = useTexts(fieldTexts);
  const { grade, personal } = useTexts(words);
  const title = Form.useWatch([...PATH, place, 'title', 'zh']) as string | undefined;
  const required = [{ required: true, whitespace: true, message: texts.missing }];
  return (
    <Flex wrap gap={12} align="flex-end">
      <Form.Item name={[place, 'title', 'zh']} label={texts.itemTitle} rules={required} style={FIELD}>
        <Input maxLength={200} disabled={isFixed} />
      </Form.Item>
      <Form.Item
        name={[place, 'type']}
        label={texts.itemType}
        rules={required}
        tooltip={texts.itemTypeHint}
        style={FIELD}
      >
        <Input className="mono" disabled={isFixed} />
      </Form.Item>
      <Form.Item name={[place, 'name']} label={texts.itemName} style={FIELD}>
        <Input className="mono" maxLength={63} disabled={isFixed} />
      </Form.Item>
      <Form.Item name={[place, 'grade']} label={texts.grade} initialValue="general" style={FIELD}>
        <Select options={options(grade)} disabled={isFixed} />
      </Form.Item>
      <Form.Item name={[place, 'personal']} label={texts.personalClass} initialValue="no" style={FIELD}>
        <Select options={options(personal)} disabled={isFixed} />
      </Form.Item>
      <Form.Item name={[place, 'required']} valuePropName="checked" style={CHECK}>
        <Checkbox disabled={isFixed}>{texts.required}</Checkbox>
      </Form.Item>
      <Form.Item name={[place, 'key']} valuePropName="checked" style={CHECK}>
        <Checkbox disabled={isFixed}>{texts.key}</Checkbox>
      </Form.Item>
      {!isFixed && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={texts.removeItem(title ?? '')}
          onClick={onRemove}
        />
      )}
    </Flex>
  );
}

const FIELD = { flex: '1 1 110px', minWidth: 100, marginBottom: 0 };
const CHECK = { marginBottom: 0 };
