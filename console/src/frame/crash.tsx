// A page that failed by a fault of its own: says so, and shows what a developer needs.
import { Button, Result, Typography } from 'antd';
import { useRouteError } from 'react-router';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

export function Crash() {
  const { crash } = useTexts(common);
  const error = useRouteError();
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <Result
      status="error"
      title={crash.title}
      subTitle={crash.detail}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {crash.reload}
        </Button>
      }
    >
      <Typography.Text className="mono">{told}</Typography.Text>
    </Result>
  );
}
