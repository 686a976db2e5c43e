// The file that was chosen, and how far it is on its way to the server; one that broke off goes on by a click.
import { Alert, Button, Card, Flex, Progress, Typography } from 'antd';
import { ProblemAlert } from '../components/problem-alert';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { FileGone } from './upload';
import type { useUpload } from './use-upload';
import { wizardTexts } from './wizard-texts';

interface Props {
  file: File;
  upload: ReturnType<typeof useUpload>;
}

export function ChosenFile({ file, upload }: Props) {
  const texts = useTexts(wizardTexts).wizard;
  const { bytes } = useFormats();
  return (
    <Card size="small">
      <Flex vertical gap={8}>
        <Flex gap={12} wrap align="center" justify="space-between">
          <Flex gap={8} align="baseline" wrap>
            <strong style={{ overflowWrap: 'anywhere' }}>{file.name}</strong>
            <Typography.Text type="secondary">{bytes(file.size)}</Typography.Text>
          </Flex>
          <Button onClick={upload.cancel}>{upload.isSending ? texts.cancelUpload : texts.other}</Button>
        </Flex>
        {upload.complete === undefined && <Sent file={file} upload={upload} />}
        {upload.error && <Broken {...{ file, upload, error: upload.error }} />}
      </Flex>
    </Card>
  );
}

/** How much of the file was sent, in whole percents. */
export function percentSent(file: File, sent: number): number {
  return file.size === 0 ? 100 : Math.floor((100 * sent) / file.size);
}

function Sent({ file, upload }: Props) {
  const texts = useTexts(wizardTexts).wizard;
  const { bytes } = useFormats();
  const sent = upload.upload?.received_bytes ?? 0;
  return (
    <div>
      <Progress
        aria-label={texts.sending}
        percent={percentSent(file, sent)}
        status={upload.error ? 'exception' : 'active'}
        format={(percent) => `${percent}%`}
      />
      <Typography.Text type="secondary">{texts.sent(bytes(sent), bytes(file.size))}</Typography.Text>
    </div>
  );
}

function Broken({ file, upload, error }: Props & { error: Error }) {
  const texts = useTexts(wizardTexts).wizard;
  if (error instanceof FileGone) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={texts.fileGone(file.name)}
        description={texts.fileGoneDetail}
      />
    );
  }
  return (
    <Flex vertical gap={8}>
      <ProblemAlert error={error} onRetry={upload.resume} />
      {upload.upload && upload.upload.received_bytes > 0 && (
        <Typography.Text type="secondary">{texts.resumes}</Typography.Text>
      )}
    </Flex>
  );
}
