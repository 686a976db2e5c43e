// What is stated with a change: its cause, and the assessments that stand before it.
import { Form, Input, Select } from 'antd';
import { useTexts } from '../texts/use-texts';
import { options } from './options';
import { changeTexts } from './texts';

export function StatementFields({ hasAssessments }: { hasAssessments: boolean }) {
  const texts = useTexts(changeTexts);
  return (
    <div style={{ maxWidth: 720 }}>
      <Form.Item name={['statement', 'cause']} label={texts.cause}>
        <Select allowClear options={options(texts.causes)} />
      </Form.Item>
      <Form.Item name={['statement', 'cause_text']} label={texts.causeText} extra={texts.causeTextHint}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name={['statement', 'cause_on']} label={texts.causeOn} extra={texts.causeOnHint}>
        <Input type="date" style={{ width: 200 }} />
      </Form.Item>
      {hasAssessments && <Assessments />}
    </div>
  );
}

function Assessments() {
  const texts = useTexts(changeTexts);
  return (
    <>
      <Form.Item name={['statement', 'secrecy']} label={texts.secrecy}>
        <Select allowClear options={options(texts.secrecyOutcomes)} />
      </Form.Item>
      <Form.Item name={['statement', 'secrecy_text']} label={texts.secrecyText} extra={texts.assessmentHint}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name={['statement', 'personal']} label={texts.personal}>
        <Select allowClear options={options(texts.personalOutcomes)} />
      </Form.Item>
      <Form.Item
        name={['statement', 'personal_text']}
        label={texts.personalText}
        extra={texts.assessmentHint}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}
