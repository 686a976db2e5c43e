// A steward's decision on a conflict: which source is right, and why. The sources stand side by side.
import { App, Card, Flex, Form, Input, Radio, Tag, Typography } from 'antd';
import type { Conflict, Registry } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles, useSourceTitles } from './field-titles';
import { useSettle } from './queries';
import { registryTexts } from './texts';

interface Props {
  registry: Registry;
  conflict: Conflict;
  onClose: () => void;
}

interface Values {
  source: string;
  reason: string;
}

export function SettleDialog({ registry, conflict, onClose }: Props) {
  const texts = useTexts(registryTexts).conflict;
  const title = useFieldTitles(registry);
  const { message } = App.useApp();
  const settle = useSettle(registry.name);
  const source = conflict.settled?.source ?? conflict.believed;
  return (
    <FormDialog<Values>
      title={`${texts.settle} · ${title(conflict.field)} · ${conflict.key}`}
      okText={texts.settle}
      width={720}
      initial={{ reason: conflict.settled?.reason ?? '', ...(source ? { source } : {}) }}
      act={({ source, reason }) =>
        settle.mutateAsync({ key: conflict.key, field: conflict.field, source, reason: reason.trim() })
      }
      onDone={() => {
        void message.success(texts.done);
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="source" label={texts.which} rules={[{ required: true, message: texts.whichMissing }]}>
        <Radio.Group style={{ width: '100%' }}>
          <div className="sides">
            {Object.entries(conflict.values).map(([source, value]) => (
              <Side
                key={source}
                registry={registry}
                source={source}
                value={value}
                isBelieved={source === conflict.believed}
              />
            ))}
          </div>
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="reason"
        label={texts.reason}
        rules={[{ required: true, whitespace: true, message: texts.reasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount placeholder={texts.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}

interface SideProps {
  registry: Registry;
  source: string;
  value: string;
  isBelieved: boolean;
}

/** What one source says, and whose source it is. */
function Side({ registry, source, value, isBelieved }: SideProps) {
  const texts = useTexts(registryTexts).conflict;
  const { title, organisation } = useSourceTitles(registry);
  return (
    <Card size="small">
      <Radio value={source} style={{ alignItems: 'flex-start' }}>
        <Flex vertical gap={2} style={{ whiteSpace: 'normal' }}>
          <strong>{value}</strong>
          <Typography.Text type="secondary">{title(source)}</Typography.Text>
          <Typography.Text type="secondary">{organisation(source)}</Typography.Text>
          {isBelieved && (
            <span>
              <Tag color="processing">{texts.believed}</Tag>
            </span>
          )}
        </Flex>
      </Radio>
    </Card>
  );
}
