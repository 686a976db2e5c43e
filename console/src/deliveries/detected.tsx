// What the file was found to be. Where that is wrong, the sheet and the row of the header can be said.
import { Card, Descriptions, Flex, InputNumber, Select } from 'antd';
import type { DeliveryCheck, ReadUpload } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { wizardTexts } from './wizard-texts';

interface Props {
  check: DeliveryCheck;
  /** How the file is to be read; where that failed, it was read otherwise before. */
  wanted: ReadUpload;
  isChecking: boolean;
  onReading: (reading: Pick<ReadUpload, 'sheet' | 'header_row'>) => void;
}

export function Detected(props: Props) {
  const { check } = props;
  const texts = useTexts(wizardTexts).detected;
  const { number } = useFormats();
  const { detected } = check;
  const facts = [
    { key: 'format', label: texts.format, children: texts.formats[detected.format] },
    ...(detected.sheets.length > 0
      ? [{ key: 'sheet', label: texts.sheet, children: <Sheet {...props} /> }]
      : []),
    ...(detected.header_row > 0
      ? [{ key: 'header', label: texts.header, children: <HeaderRow {...props} /> }]
      : []),
    ...(detected.encoding ? [{ key: 'encoding', label: texts.encoding, children: detected.encoding }] : []),
    ...(detected.delimiter
      ? [{ key: 'delimiter', label: texts.delimiter, children: delimiterName(detected.delimiter, texts) }]
      : []),
    { key: 'columns', label: texts.columns, children: number(detected.column_count) },
    ...(check.is_read ? [{ key: 'rows', label: texts.rows, children: number(check.rows) }] : []),
    ...(detected.titles.length > 0
      ? [
          {
            key: 'titles',
            label: texts.titles,
            children: detected.titles.join(' · '),
            span: 'filled' as const,
          },
        ]
      : []),
  ];
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.title}</h2>}>
      <Flex vertical gap={12}>
        <Descriptions size="small" column={{ xs: 1, md: 2, lg: 3 }} items={facts} />
        {check.notes.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {check.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Flex>
    </Card>
  );
}

function delimiterName(delimiter: string, { delimiters }: { delimiters: Record<string, string> }): string {
  return delimiters[delimiter] ?? delimiter;
}

function Sheet({ check, wanted, isChecking, onReading }: Props) {
  const texts = useTexts(wizardTexts).detected;
  const { sheets } = check.detected;
  const read = sheets.filter(({ is_read }) => is_read).map(({ name }) => name);
  if (sheets.length === 1) {
    return <>{read[0]}</>;
  }
  return (
    <Select
      aria-label={texts.sheet}
      size="small"
      style={{ minWidth: 160, maxWidth: '100%' }}
      disabled={isChecking}
      value={wanted.sheet ?? read.join('、')}
      options={sheets.map(({ name, visible }) => ({
        value: name,
        label: visible ? name : texts.hidden(name),
      }))}
      // Another sheet has its header elsewhere.
      onChange={(sheet: string) => onReading({ sheet })}
    />
  );
}

function HeaderRow({ check, wanted, isChecking, onReading }: Props) {
  const texts = useTexts(wizardTexts).detected;
  const { detected } = check;
  const shown = wanted.header_row ?? detected.header_row;
  const read = detected.sheets.filter(({ is_read }) => is_read);
  const settle = (text: string) => {
    const row = Number(text);
    if (Number.isInteger(row) && row > 0 && row !== shown) {
      // A workbook that came back annotated is read from several sheets.
      onReading({ header_row: row, ...(read.length === 1 && read[0] ? { sheet: read[0].name } : {}) });
    }
  };
  return (
    <Flex gap={8} align="center" wrap>
      <InputNumber
        aria-label={texts.headerRow}
        size="small"
        min={1}
        max={60}
        style={{ width: 72 }}
        disabled={isChecking}
        key={shown}
        defaultValue={shown}
        onPressEnter={(event) => settle(event.currentTarget.value)}
        onBlur={(event) => settle(event.currentTarget.value)}
      />
      <span>{detected.header_rows === 2 ? texts.twoRows : texts.oneRow}</span>
    </Flex>
  );
}
