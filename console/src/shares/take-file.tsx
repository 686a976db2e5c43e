// Takes all that a share grants as a file: asks for which case and why, and shows why the server refuses it where it does.
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { download } from '../api/download';
import type { Share, SharedFileFormat } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useTexts } from '../texts/use-texts';
import { shareTexts } from './texts';

interface Values {
  format: SharedFileFormat;
  case: string;
  purpose: string;
}

export function TakeFile({ share }: { share: Share }) {
  const texts = useTexts(shareTexts);
  const [asking, setAsking] = useState(false);
  if (share.application.mode !== 'file' || !share.may.includes('share.use')) {
    return null;
  }
  return (
    <>
      <Button type="primary" icon={<DownloadOutlined />} onClick={() => setAsking(true)}>
        {texts.takeFile}
      </Button>
      {asking && <FileDialog share={share} onClose={() => setAsking(false)} />}
    </>
  );
}

function FileDialog({ share, onClose }: { share: Share; onClose: () => void }) {
  const texts = useTexts(shareTexts);
  const required = [{ required: true, whitespace: true, message: texts.missing }];
  return (
    <FormDialog<Values>
      title={texts.takeFile}
      okText={texts.takeFileNow}
      initial={{ format: 'xlsx', purpose: share.application.scenario.slice(0, 500) }}
      act={(values) => take(share.number, values)}
      onClose={onClose}
    >
      <Form.Item name="format" label={texts.fileFormat}>
        <Select
          options={(['xlsx', 'csv', 'parquet'] as const).map((format) => ({
            value: format,
            label: texts.fileFormats[format],
          }))}
        />
      </Form.Item>
      <Form.Item name="case" label={texts.case} extra={texts.caseHint} rules={required}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="purpose" label={texts.purpose} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Typography.Paragraph type="secondary">{texts.markHint}</Typography.Paragraph>
    </FormDialog>
  );
}

function take(number: string, { purpose, ...body }: Values): Promise<Response> {
  return download(`/api/shares/${number}/files`, `${number}.${body.format}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Purpose': encodeURIComponent(purpose) },
    body: JSON.stringify(body),
  });
}
