// Installing a pack: the archive is checked beside what is installed, and everything that is wrong is told at once.
import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Flex, Modal, Spin, Typography, Upload } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../components/problem-alert';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { Findings } from './findings';
import { useCheckPack, useInstallPack } from './queries';
import { packTexts } from './texts';

export function InstallDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(packTexts);
  const { cancel } = useTexts(common);
  const say = useSay();
  const { message } = App.useApp();
  const [archive, setArchive] = useState<File>();
  const check = useCheckPack();
  const install = useInstallPack();
  const isSound = check.data?.every((finding) => !finding.error) ?? false;
  const confirm = () =>
    archive &&
    install.mutate(archive, {
      onSuccess: (pack) => {
        void message.success(texts.installed(say(pack.title)));
        onClose();
      },
    });
  return (
    <Modal
      open
      width={760}
      title={texts.install}
      okText={texts.confirm}
      cancelText={cancel}
      okButtonProps={{ disabled: !isSound }}
      confirmLoading={install.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{texts.installLead}</Typography.Text>
        <Upload
          accept=".zip"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            install.reset();
            setArchive(file);
            check.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{archive?.name ?? texts.choose}</Button>
        </Upload>
        {check.isPending && (
          <span role="status">
            <Spin size="small" /> {texts.checking}
          </span>
        )}
        {check.isError && <ProblemAlert error={check.error} />}
        {check.data && <Findings findings={check.data} clean={texts.clean} />}
        {install.isError && <ProblemAlert error={install.error} />}
      </Flex>
    </Modal>
  );
}
