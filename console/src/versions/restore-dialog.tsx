// Asks before a past version becomes the current one, and says what that will change.
import { Flex, Modal, Typography } from 'antd';
import type { Dataset } from '../api/types';
import { Loaded } from '../components/loaded';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { Counts } from './differences';
import { useDifferences } from './queries';
import { versionTexts } from './texts';

interface Props {
  dataset: Dataset;
  latest: number;
  target: number;
  isBusy: boolean;
  cancel: () => void;
  restore: () => void;
}

export function RestoreDialog({ dataset, latest, target, isBusy, cancel, restore }: Props) {
  const texts = useTexts(versionTexts);
  const words = useTexts(common);
  const effect = useDifferences(dataset.name, latest, target, { page: 1, page_size: 1 });
  return (
    <Modal
      open
      title={texts.restoreTitle(target)}
      okText={texts.restore}
      cancelText={words.cancel}
      confirmLoading={isBusy}
      onOk={restore}
      onCancel={cancel}
    >
      <Flex vertical gap={12}>
        <Typography.Text>{texts.restoreEffect}</Typography.Text>
        {/* The numbers have their place before they are there. */}
        <div style={{ minHeight: 24 }}>
          {effect.isLoading ? (
            texts.comparing
          ) : (
            <Loaded query={effect}>{(found) => <Counts found={found} />}</Loaded>
          )}
        </div>
        <Typography.Text type="secondary">{texts.restoreDetail}</Typography.Text>
      </Flex>
    </Modal>
  );
}
