// Says that the server does not answer, and asks until it does; then everything on the page is asked for anew.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { reportConnection, useServerDown } from '../api/connection';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { frameTexts } from './texts';

const SECONDS = 5;

async function isAlive(): Promise<boolean> {
  const response = await fetch('/healthz');
  return response.ok;
}

export function ServerBanner() {
  const texts = useTexts(frameTexts);
  const { retry } = useTexts(common);
  const client = useQueryClient();
  const isDown = useServerDown();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: isAlive,
    enabled: isDown,
    refetchInterval: SECONDS * 1000,
    retry: false,
    gcTime: 0,
  });
  const isBack = isDown && health.data === true && !health.isError;
  useEffect(() => {
    if (isBack) {
      reportConnection(false);
      void client.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
    }
  }, [isBack, client]);
  if (!isDown) {
    return null;
  }
  return (
    <Alert
      banner
      type="error"
      role="alert"
      title={texts.down}
      action={
        <Button size="small" loading={health.isFetching} onClick={() => void health.refetch()}>
          {retry}
        </Button>
      }
    />
  );
}
