// The catalogue as a workbook: taken home, and brought back as drafts, after a look at what would become of it.
import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Flex, List, Modal, Spin, Typography, Upload } from 'antd';
import { useState } from 'react';
import type { CatalogueImport } from '../api/types';
import { DownloadButton } from '../components/download-button';
import { ProblemAlert } from '../components/problem-alert';
import { useFormats } from '../texts/formats';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { useImportWorkbook } from './queries';
import { changeTexts } from './texts';

const PATH = '/api/catalogue-workbook?own=true';

export function WorkbookButtons() {
  const texts = useTexts(changeTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <DownloadButton path={PATH} fallbackName="catalogue.xlsx">
        {texts.exportBook}
      </DownloadButton>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>
        {texts.importBook}
      </Button>
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(changeTexts);
  const { cancel } = useTexts(common);
  const { message } = App.useApp();
  const [book, setBook] = useState<File>();
  const look = useImportWorkbook(true);
  const keep = useImportWorkbook(false);
  const count = look.data?.changes.length ?? 0;
  const confirm = () =>
    book &&
    keep.mutate(book, {
      onSuccess: ({ changes }) => {
        void message.success(texts.drafted(changes.length));
        onClose();
      },
    });
  return (
    <Modal
      open
      title={texts.importBook}
      okText={texts.makeDrafts}
      cancelText={cancel}
      okButtonProps={{ disabled: count === 0 }}
      confirmLoading={keep.isPending}
      onOk={confirm}
      onCancel={onClose}
      width={640}
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{texts.importLead}</Typography.Text>
        <Upload
          accept=".xlsx,.xls"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            keep.reset();
            setBook(file);
            look.mutate(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{book?.name ?? texts.chooseBook}</Button>
        </Upload>
        {look.isPending && (
          <span role="status">
            <Spin size="small" /> {texts.looking}
          </span>
        )}
        {look.isError && <ProblemAlert error={look.error} />}
        {look.data && <Found found={look.data} />}
        {keep.isError && <ProblemAlert error={keep.error} />}
      </Flex>
    </Modal>
  );
}

function Found({ found }: { found: CatalogueImport }) {
  const texts = useTexts(changeTexts);
  const say = useSay();
  const { number } = useFormats();
  return (
    <>
      <Typography.Text>{texts.found(number(found.changes.length), number(found.unchanged))}</Typography.Text>
      {found.changes.length > 0 && (
        <List
          size="small"
          bordered
          style={{ maxHeight: 240, overflow: 'auto' }}
          dataSource={found.changes}
          renderItem={(change) => (
            <List.Item>
              {texts.kinds[change.kind]} · {say(change.title)}
            </List.Item>
          )}
        />
      )}
    </>
  );
}
