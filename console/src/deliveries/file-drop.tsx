// Where a file is dropped or chosen; the button in it is for the keyboard.
import { InboxOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, Upload } from 'antd';
import { useTexts } from '../texts/use-texts';
import { wizardTexts } from './wizard-texts';

const KINDS = '.xlsx,.xls,.xlsb,.ods,.csv,.tsv,.txt,.json,.jsonl,.ndjson,.parquet';

interface Props {
  onChosen: (file: File) => void;
  /** Somebody comes back to choose another file. */
  isAgain: boolean;
}

const focus = (button: HTMLElement | null) => button?.focus();

export function FileDrop({ onChosen, isAgain }: Props) {
  const texts = useTexts(wizardTexts).wizard;
  return (
    <Upload.Dragger
      accept={KINDS}
      showUploadList={false}
      hasControlInside
      // The file is not sent by this component but by the page, part by part.
      beforeUpload={(file) => {
        onChosen(file);
        return false;
      }}
    >
      <Flex vertical align="center" gap={12} style={{ paddingInline: 12 }}>
        <InboxOutlined style={{ fontSize: 40 }} />
        <Typography.Text strong>{texts.drop}</Typography.Text>
        {/* The area around it would take the key too, and open the choice twice. */}
        <Button type="primary" ref={isAgain ? focus : null} onKeyDown={(event) => event.stopPropagation()}>
          {texts.choose}
        </Button>
        <Typography.Text type="secondary">{texts.dropHint}</Typography.Text>
      </Flex>
    </Upload.Dragger>
  );
}
