// Bringing a registry up to date with its sources.
import { SyncOutlined } from '@ant-design/icons';
import { App, Button, Flex } from 'antd';
import { ProblemAlert } from '../components/problem-alert';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useBuild } from './queries';
import { registryTexts } from './texts';

export function BuildButton({ name }: { name: string }) {
  const texts = useTexts(registryTexts).build;
  const { cancel } = useTexts(common);
  const { number } = useFormats();
  const { modal, message } = App.useApp();
  const build = useBuild(name);
  const run = () =>
    build.mutate(undefined, {
      onSuccess: (built) => {
        const counts = [built.added, built.changed, built.ended, built.conflicts] as const;
        const [added, changed, ended, conflicts] = counts.map(number) as [string, string, string, string];
        void message.success(texts.done(number(built.records), added, changed, ended, conflicts), 8);
      },
    });
  const confirm = () =>
    void modal.confirm({
      title: texts.question,
      content: texts.detail,
      okText: texts.action,
      cancelText: cancel,
      onOk: run,
    });
  return (
    <Flex vertical gap={8} align="flex-end">
      <Button icon={<SyncOutlined />} loading={build.isPending} onClick={confirm}>
        {texts.action}
      </Button>
      {build.isError && <ProblemAlert error={build.error} />}
    </Flex>
  );
}
