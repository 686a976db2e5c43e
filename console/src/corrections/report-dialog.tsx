// Reports a doubtful value: from a record of a registry, where all but the reason is known, or from a share.
import { App, Form, Input, Select, Typography } from 'antd';
import { useNavigate } from 'react-router';
import type { Correction } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useTexts } from '../texts/use-texts';
import { useReport } from './queries';
import { correctionTexts } from './texts';

interface Values {
  key: string;
  column: string;
  seen?: string;
  believed?: string;
  evidence: string;
}

interface Props {
  /** Where the value was seen. */
  seenIn: { share: string } | { registry: string };
  /** Columns that can be doubted, with their titles. */
  columns: { value: string; label: string }[];
  /** What is known already; it is shown and cannot be changed. */
  known?: { key: string; column: string; seen?: string };
  onClose: () => void;
}

export function ReportDialog({ seenIn, columns, known, onClose }: Props) {
  const texts = useTexts(correctionTexts);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const report = useReport();
  const required = [{ required: true, whitespace: true, message: texts.missing }];
  const done = ({ number }: Correction) => {
    onClose();
    void message.success(texts.sent(number));
    void navigate(`/corrections/${number}`);
  };
  return (
    <FormDialog<Values, Correction>
      title={texts.reportTitle}
      okText={texts.send}
      {...(known ? { initial: known } : {})}
      act={(values) => report.mutateAsync({ ...seenIn, doubt: { ...known, ...stated(values) } })}
      onDone={done}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{texts.reportLead}</Typography.Paragraph>
      <Form.Item name="key" label={texts.key} rules={required}>
        <Input disabled={known !== undefined} autoComplete="off" spellCheck={false} maxLength={200} />
      </Form.Item>
      <Form.Item name="column" label={texts.column} rules={required}>
        <Select disabled={known !== undefined} options={columns} />
      </Form.Item>
      <Form.Item name="seen" label={texts.seen}>
        <Input disabled={known?.seen !== undefined} autoComplete="off" maxLength={500} />
      </Form.Item>
      <Form.Item name="believed" label={texts.believed}>
        <Input autoComplete="off" maxLength={500} />
      </Form.Item>
      <Form.Item name="evidence" label={texts.evidence} extra={texts.evidenceHint} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** What was filled in; an empty value is none. */
function stated({ key, column, seen, believed, evidence }: Values) {
  return {
    key: key.trim(),
    column,
    evidence,
    ...(seen ? { seen } : {}),
    ...(believed ? { believed } : {}),
  };
}
