// What became of a statement: its rows, or why there are none.
import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, Empty, Flex, Segmented, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../components/problem-alert';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import type { Answered } from './queries';
import { QueryDownload } from './query-download';
import { ResultChart } from './result-chart';
import { ResultGrid } from './result-grid';
import { queryTexts } from './texts';

export function Result({ run }: { run: UseMutationResult<Answered, Error, string> }) {
  const texts = useTexts(queryTexts);
  if (run.isPending) {
    return <Skeleton active paragraph={{ rows: 6 }} />;
  }
  if (run.isError) {
    // Somebody who cancels knows that there is no answer.
    return run.error.name === 'AbortError' ? (
      <Alert type="info" showIcon role="status" title={texts.cancelled} />
    ) : (
      <ProblemAlert error={run.error} />
    );
  }
  // Another answer begins as rows, and its chart with its own columns.
  return run.data ? <Rows key={run.submittedAt} answered={run.data} /> : null;
}

function Rows({ answered: { answer, sql, seconds } }: { answered: Answered }) {
  const texts = useTexts(queryTexts);
  const { number } = useFormats();
  const [view, setView] = useState<'rows' | 'chart'>('rows');
  if (answer.rows.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />;
  }
  const count = number(answer.rows.length);
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} wrap align="center" justify="space-between">
        <Typography.Text role="status">{texts.rows(count, seconds.toFixed(2))}</Typography.Text>
        <Flex gap={8} wrap>
          <Segmented
            aria-label={texts.view}
            value={view}
            onChange={setView}
            options={[
              { value: 'rows', label: texts.asRows },
              { value: 'chart', label: texts.asChart },
            ]}
          />
          <QueryDownload sql={sql} format="csv" name="query">
            {texts.csv}
          </QueryDownload>
          <QueryDownload sql={sql} format="xlsx" name="query">
            {texts.xlsx}
          </QueryDownload>
        </Flex>
      </Flex>
      {answer.cut && <Alert type="warning" showIcon title={texts.cut(count)} />}
      {view === 'rows' ? <ResultGrid answer={answer} /> : <ResultChart answer={answer} />}
    </Flex>
  );
}
