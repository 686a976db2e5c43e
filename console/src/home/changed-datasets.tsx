// Datasets that changed last.
import { Flex } from 'antd';
import { Loaded } from '../components/loaded';
import { DatasetItem } from '../datasets/dataset-item';
import { useDatasets } from '../datasets/queries';

const SHOWN = 5;

export function ChangedDatasets() {
  const datasets = useDatasets({ sort: '-changed_at', page: 1, page_size: SHOWN });
  return (
    <Loaded query={datasets}>
      {({ items }) => (
        <Flex vertical gap={8}>
          {items.map((dataset) => (
            <DatasetItem key={dataset.id} dataset={dataset} />
          ))}
        </Flex>
      )}
    </Loaded>
  );
}
