// Installing a pack: the archive is checked beside what is installed, and everything that is wrong is told at once.
import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Modal, Spin, Typography, Upload, type TableProps } from 'antd';
import { useState } from 'react';
import type { PackFinding } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { ProblemAlert } from '../components/problem-alert';
import { StatusTag } from '../components/status-tag';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
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
        {check.data && <Findings findings={check.data} />}
        {install.isError && <ProblemAlert error={install.error} />}
      </Flex>
    </Modal>
  );
}

function Findings({ findings }: { findings: PackFinding[] }) {
  const texts = useTexts(packTexts);
  const { number } = useFormats();
  const columns = useColumns();
  const errors = findings.filter((finding) => finding.error).length;
  if (findings.length === 0) {
    return <Alert type="success" showIcon role="status" title={texts.clean} />;
  }
  return (
    <>
      <Alert
        type={errors > 0 ? 'error' : 'warning'}
        showIcon
        role="status"
        title={errors > 0 ? texts.errors(number(errors)) : texts.warnings(number(findings.length))}
      />
      <PlainTable
        rows={findings}
        columns={columns}
        rowKey={(finding) => `${finding.file} ${finding.line} ${finding.column} ${finding.code}`}
        isWrapped
      />
    </>
  );
}

function useColumns(): NonNullable<TableProps<PackFinding>['columns']> {
  const texts = useTexts(packTexts);
  const say = useSay();
  return [
    {
      title: texts.place,
      render: (_, finding) => (
        <>
          <StatusTag mood={finding.error ? 'bad' : 'warning'}>{finding.code}</StatusTag>
          <div className="mono">{`${finding.file}:${finding.line}:${finding.column}`}</div>
        </>
      ),
    },
    {
      title: texts.finding,
      render: (_, finding) => (
        <>
          <div>{say(finding.message)}</div>
          <Typography.Text type="secondary">{say(finding.remedy)}</Typography.Text>
        </>
      ),
    },
  ];
}
