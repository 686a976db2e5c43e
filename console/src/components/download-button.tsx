// A button that fetches a file and, where that fails, says why beside it.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Flex, type ButtonProps } from 'antd';
import { download } from '../api/download';
import { ProblemAlert } from './problem-alert';

interface Props {
  path: string;
  fallbackName: string;
  children: string;
  type?: ButtonProps['type'];
}

export function DownloadButton({ path, fallbackName, children, type }: Props) {
  const fetching = useMutation({ mutationFn: () => download(path, fallbackName) });
  return (
    <Flex vertical gap={8} align="flex-start">
      <Button
        icon={<DownloadOutlined />}
        type={type}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {children}
      </Button>
      {fetching.isError && <ProblemAlert error={fetching.error} />}
    </Flex>
  );
}
