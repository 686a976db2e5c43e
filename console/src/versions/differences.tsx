// What changed from one version of a table to another: how much, and row by row.
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Dataset, VersionDifferences } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { DifferencesTable } from './differences-table';
import { useDifferences } from './queries';
import { versionTexts } from './texts';

interface Props {
  dataset: Dataset;
  before: number;
  after: number;
  close: () => void;
}

export function Differences({ dataset, before, after, close }: Props) {
  const texts = useTexts(versionTexts);
  const [paging, setPaging] = useState({ page: 1, page_size: 20 });
  const differences = useDifferences(dataset.name, before, after, paging);
  return (
    <Card
      title={<CardTitle>{texts.between(before, after)}</CardTitle>}
      styles={{ title: { whiteSpace: 'normal' } }}
      extra={<Button onClick={close}>{texts.back}</Button>}
    >
      <Loaded query={differences}>
        {(found) => (
          <Flex vertical gap={12}>
            <Counts found={found} />
            <Remarks dataset={dataset} found={found} />
            <DifferencesTable
              dataset={dataset}
              query={differences}
              turn={(page, page_size) => setPaging({ page, page_size })}
            />
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}

export function Counts({ found }: { found: VersionDifferences }) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const { added, changed, removed } = found;
  return (
    <Typography.Text strong>
      {added + changed + removed === 0
        ? texts.same
        : texts.counts(number(added), number(changed), number(removed))}
    </Typography.Text>
  );
}

/** What the list cannot show, so that nobody takes it for all. */
function Remarks({ dataset, found }: { dataset: Dataset; found: VersionDifferences }) {
  const texts = useTexts(versionTexts);
  const say = useSay();
  const titles = new Map(dataset.columns.map((column) => [column.name, say(column.title)]));
  const masked = found.masked.map((name) => titles.get(name) ?? name).join(texts.and);
  return (
    <>
      {masked !== '' && <Alert type="info" showIcon title={texts.masked(masked)} />}
      {found.key.length === 0 && <Alert type="info" showIcon title={texts.noKey} />}
    </>
  );
}
