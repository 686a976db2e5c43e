// What the check says of a pack: how many findings, and where each is, why, and what to do.
import { Alert, Typography, type TableProps } from 'antd';
import type { PackFinding } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { packTexts } from './texts';

/** `clean` is what to say when nothing was found. */
export function Findings({ findings, clean }: { findings: PackFinding[]; clean: string }) {
  const texts = useTexts(packTexts);
  const { number } = useFormats();
  const columns = useColumns();
  const errors = findings.filter((finding) => finding.error).length;
  if (findings.length === 0) {
    return <Alert type="success" showIcon role="status" title={clean} />;
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
