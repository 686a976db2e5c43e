// Where a file is dropped or chosen.
import { InboxOutlined } from '@ant-design/icons';
import { Typography, Upload } from 'antd';
import { useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

const KINDS = '.xlsx,.xls,.ods,.csv,.tsv,.txt,.json,.jsonl,.ndjson,.parquet';

export function FileDrop({ onChosen }: { onChosen: (file: File) => void }) {
  const texts = useTexts(deliveryTexts).wizard;
  return (
    <Upload.Dragger
      accept={KINDS}
      showUploadList={false}
      // The file is not sent by this component but checked by the page.
      beforeUpload={(file) => {
        onChosen(file);
        return false;
      }}
    >
      <p>
        <InboxOutlined style={{ fontSize: 40 }} />
      </p>
      <p>
        <Typography.Text strong>{texts.drop}</Typography.Text>
      </p>
      <p style={{ paddingInline: 12 }}>
        <Typography.Text type="secondary">{texts.dropHint}</Typography.Text>
      </p>
    </Upload.Dragger>
  );
}
