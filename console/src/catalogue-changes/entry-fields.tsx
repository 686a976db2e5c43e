// The fields of an entry, but for its information items.
import { Checkbox, Col, Form, Input, Radio, Row, Select, Switch } from 'antd';
import { words } from '../datasets/words';
import { shareTexts } from '../shares/texts';
import { useTexts } from '../texts/use-texts';
import { options } from './options';
import { fieldTexts } from './field-texts';

const entry = (...path: string[]) => ['entry', ...path];

export function EntryFields({ isNew }: { isNew: boolean }) {
  const texts = useTexts(fieldTexts);
  const required = [{ required: true, whitespace: true, message: texts.missing }];
  return (
    <div style={{ maxWidth: 720 }}>
      <Form.Item name={entry('title', 'zh')} label={texts.entryTitle} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={entry('title', 'en')} label={texts.entryTitleEn}>
        <Input maxLength={200} />
      </Form.Item>
      {isNew && (
        <Form.Item name="dataset" label={texts.datasetName} extra={texts.datasetNameHint}>
          <Input className="mono" maxLength={63} />
        </Form.Item>
      )}
      <Form.Item name={entry('summary', 'zh')} label={texts.summary} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Classification />
      <Sharing />
      <Opening />
      <Form.Item name={entry('related')} label={texts.related} extra={texts.relatedHint}>
        <Select mode="tags" open={false} suffix={null} tokenSeparators={[',', ' ', '、']} />
      </Form.Item>
    </div>
  );
}

function Classification() {
  const texts = useTexts(fieldTexts);
  const { classes, update_cycle: cycles } = useTexts(words);
  const required = [{ required: true, whitespace: true, message: texts.missing }];
  return (
    <Row gutter={16}>
      <Half name={entry('class')} label={texts.class}>
        <Select options={options(classes)} />
      </Half>
      <Half name={entry('item')} label={texts.item} rules={required}>
        <Input inputMode="numeric" maxLength={2} />
      </Half>
      <Half name={entry('sub_item')} label={texts.subItem} rules={required}>
        <Input inputMode="numeric" maxLength={3} />
      </Half>
      <Half name={entry('detail')} label={texts.detail}>
        <Input inputMode="numeric" maxLength={20} />
      </Half>
      <Half name={entry('theme', 'zh')} label={texts.theme} rules={required}>
        <Input maxLength={200} />
      </Half>
      <Half name={entry('update_cycle')} label={texts.cycle}>
        <Select options={options(cycles)} />
      </Half>
      <Half
        name={entry('format', 'class')}
        label={texts.formatClass}
        rules={[{ required: true, message: texts.missing }]}
      >
        <Select options={options(texts.formatClasses)} />
      </Half>
      <Half
        name={entry('format', 'kind')}
        label={texts.formatKind}
        extra={texts.formatKindHint}
        rules={required}
      >
        <Input maxLength={200} />
      </Half>
    </Row>
  );
}

function Half(props: React.ComponentProps<typeof Form.Item>) {
  return (
    <Col xs={24} md={12}>
      <Form.Item {...props} />
    </Col>
  );
}

function Sharing() {
  const texts = useTexts(fieldTexts);
  const { sharing } = useTexts(words);
  const { modes } = useTexts(shareTexts);
  const chosen = Form.useWatch(entry('sharing')) as keyof typeof sharing | undefined;
  const isRefused = chosen === 'not_shared';
  return (
    <>
      <Form.Item name={entry('sharing')} label={texts.sharing}>
        <Radio.Group options={options(sharing)} />
      </Form.Item>
      {chosen !== 'unconditional' && (
        <Form.Item
          name={entry('sharing_terms', 'zh')}
          label={isRefused ? texts.basis : texts.condition}
          extra={isRefused ? texts.basisHint : texts.conditionHint}
          rules={[{ required: true, whitespace: true, message: texts.missing }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
      {!isRefused && (
        <Form.Item
          name={entry('modes')}
          label={texts.modes}
          rules={[{ type: 'array', min: 1, message: texts.missing }]}
        >
          <Checkbox.Group options={options(modes)} />
        </Form.Item>
      )}
    </>
  );
}

function Opening() {
  const texts = useTexts(fieldTexts);
  const isOpen = Form.useWatch(entry('is_open')) as boolean | undefined;
  return (
    <>
      <Form.Item name={entry('is_open')} label={texts.isOpen} valuePropName="checked">
        <Switch />
      </Form.Item>
      {isOpen && (
        <Form.Item
          name={entry('open', 'zh')}
          label={texts.openCondition}
          rules={[{ required: true, whitespace: true, message: texts.missing }]}
        >
          <Input maxLength={2000} />
        </Form.Item>
      )}
    </>
  );
}
