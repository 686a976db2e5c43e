// Three ways to the data: a file, SQL, a program. Every example works as it stands.
import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Dataset } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Copyable } from '../components/copyable';
import { LinkButton } from '../components/link-button';
import { QueryDownload } from '../query/query-download';
import { useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { datasetTexts } from './texts';

export function UseTab({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts).use;
  const { may } = useSession();
  const sql = `select * from ${dataset.name}`;
  const mayQuery = may.includes('query.run') && dataset.may.includes('rows.read');
  return (
    <Flex vertical gap={16}>
      {mayQuery && (
        <Way title={texts.file} lead={texts.fileLead}>
          <Flex gap={8} wrap>
            <QueryDownload sql={sql} format="csv" name={dataset.name}>
              {texts.csv}
            </QueryDownload>
            <QueryDownload sql={sql} format="xlsx" name={dataset.name}>
              {texts.xlsx}
            </QueryDownload>
          </Flex>
        </Way>
      )}
      {mayQuery && (
        <Way title={texts.sql} lead={texts.sqlLead}>
          <Flex vertical gap={12} align="flex-start">
            <Copyable block text={`${sql} limit 100`} />
            <LinkButton to={`/query?sql=${encodeURIComponent(`${sql} limit 100`)}`}>
              {texts.sqlOpen}
            </LinkButton>
          </Flex>
        </Way>
      )}
      <Way title={texts.api} lead={texts.apiLead}>
        <Examples dataset={dataset} />
      </Way>
    </Flex>
  );
}

function Examples({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts).use;
  const { origin } = window.location;
  const key = '-H "Authorization: Bearer $JIXIA_KEY"';
  const examples = [
    [texts.rowsExample, `curl ${key} "${origin}/api/datasets/${dataset.name}/rows?rows_max=100"`],
    [
      texts.sqlExample,
      `curl ${key} -H "Content-Type: application/json" -d '{"sql": "select * from ${dataset.name} limit 100", "format": "csv"}' "${origin}/api/query"`,
    ],
  ];
  if (dataset.origin === 'delivered') {
    const address = `${origin}/api/datasets/${dataset.name}/deliveries`;
    examples.push([texts.deliverExample, `curl ${key} -F "file=@${dataset.name}.csv" "${address}"`]);
  }
  return (
    <Flex vertical gap={12}>
      {examples.map(([title, command]) => (
        <div key={title}>
          <Typography.Text>{title}</Typography.Text>
          <Copyable block text={command ?? ''} />
        </div>
      ))}
    </Flex>
  );
}

function Way({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Card title={<CardTitle>{title}</CardTitle>}>
      <Typography.Paragraph type="secondary">{lead}</Typography.Paragraph>
      {children}
    </Card>
  );
}
