// Names the source departments of a dataset: one for each item, or one for the whole.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import type { Dataset, NamedSource } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { OrganisationSelect } from '../organisations/organisation-select';
import { useSay, useTexts } from '../texts/use-texts';
import { useNameSources } from './queries';
import { sourceTexts } from './source-texts';

interface Values {
  sources: { item?: string; organisation: string; reason: string }[];
}

interface Props {
  dataset: Dataset;
  sources: NamedSource[];
  onClose: () => void;
}

export default function SourcesDialog({ dataset, sources, onClose }: Props) {
  const texts = useTexts(sourceTexts);
  const naming = useNameSources(dataset.name);
  const initial = sources.map(({ item, organisation, reason }) => ({
    ...(item ? { item } : {}),
    organisation: organisation.id,
    reason,
  }));
  return (
    <FormDialog<Values>
      title={texts.name}
      okText={texts.save}
      width={760}
      initial={{ sources: initial }}
      act={({ sources }) => naming.mutateAsync({ sources })}
      onClose={onClose}
    >
      <Form.List name="sources">
        {(fields, { add, remove }) => (
          <Flex vertical gap={12}>
            {fields.map(({ key, name }) => (
              <Source key={key} place={name} dataset={dataset} onRemove={() => remove(name)} />
            ))}
            <div>
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {texts.add}
              </Button>
            </div>
          </Flex>
        )}
      </Form.List>
    </FormDialog>
  );
}

function Source({ place, dataset, onRemove }: { place: number; dataset: Dataset; onRemove: () => void }) {
  const texts = useTexts(sourceTexts);
  const say = useSay();
  const required = [{ required: true, message: texts.missing }];
  return (
    <Flex wrap gap={8} align="flex-end">
      <Form.Item name={[place, 'item']} label={texts.item} style={FIELD}>
        <Select
          allowClear
          placeholder={texts.whole}
          options={dataset.columns.map(({ name, title }) => ({ value: name, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item name={[place, 'organisation']} label={texts.organisation} rules={required} style={FIELD}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name={[place, 'reason']} label={texts.reason} rules={required} style={FIELD}>
        <Input maxLength={500} />
      </Form.Item>
      <Button type="text" icon={<DeleteOutlined />} aria-label={texts.remove} onClick={onRemove} />
    </Flex>
  );
}

const FIELD = { flex: '1 1 180px', marginBottom: 0 };
