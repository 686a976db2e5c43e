// A name for a statement that is to be kept.
import { Form, Input, Typography } from 'antd';
import { FormDialog } from '../components/form-dialog';
import { useTexts } from '../texts/use-texts';
import { queryTexts } from './texts';

interface Props {
  onClose: () => void;
  onSave: (name: string) => Promise<unknown>;
}

export function SaveDialog({ onClose, onSave }: Props) {
  const texts = useTexts(queryTexts);
  return (
    <FormDialog<{ name: string }>
      title={texts.save}
      okText={texts.save}
      act={({ name }) => onSave(name)}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{texts.saveDetail}</Typography.Paragraph>
      <Form.Item
        name="name"
        label={texts.saveName}
        rules={[{ required: true, whitespace: true, message: texts.saveNameMissing }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
