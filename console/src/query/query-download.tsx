// The answer to a query as a file. The server writes at most so many rows and says when there were more.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { download } from '../api/download';
import { ProblemAlert } from '../components/problem-alert';
import { useTexts } from '../texts/use-texts';
import { queryTexts } from './texts';

interface Props {
  sql: string;
  format: 'csv' | 'xlsx';
  name: string;
  children: string;
}

export function QueryDownload({ sql, format, name, children }: Props) {
  const texts = useTexts(queryTexts);
  const fetching = useMutation({
    mutationFn: () =>
      download('/api/query', `${name}.${format}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ sql, format }),
      }),
  });
  const isCut = fetching.data?.headers.get('x-rows-cut') === 'true';
  return (
    <Flex vertical gap={8} align="flex-start">
      <Button icon={<DownloadOutlined />} loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {children}
      </Button>
      {fetching.isError && <ProblemAlert error={fetching.error} />}
      {isCut && <Alert type="warning" showIcon title={texts.fileCut} />}
    </Flex>
  );
}
