// An application to use a dataset: everything that the decree asks for, on one page.
import { Button, Card, Form, Input, Radio, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Dataset, ShareMode } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { ProblemAlert } from '../components/problem-alert';
import { useDataset } from '../datasets/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { ClearField, columnsOf } from './clear-field';
import { useApply } from './queries';
import { shareTexts } from './texts';

interface Values {
  legal_basis: string;
  scenario: string;
  mode: ShareMode;
  columns: string[];
  clear?: string[];
  rows?: string;
  area?: string;
  until: string;
  security: string;
}

const MODES: ShareMode[] = ['interface', 'batch', 'file'];

export function Component() {
  const { dataset: name = '' } = useParams();
  const texts = useTexts(shareTexts);
  const say = useSay();
  const dataset = useDataset(name);
  return (
    <Page
      title={texts.apply}
      above={[{ title: texts.title, to: '/shares' }]}
      lead={dataset.data ? say(dataset.data.title) : name}
    >
      <Loaded query={dataset}>{(data) => <Application dataset={data} />}</Loaded>
    </Page>
  );
}

function Application({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(shareTexts);
  const say = useSay();
  const navigate = useNavigate();
  const apply = useApply();
  const required = [{ required: true, message: texts.missing }];
  const option = ({ name, title }: Dataset['columns'][number]) => ({
    value: name,
    label: `${say(title)} ${name}`,
  });
  const send = (values: Values) => {
    const { columns, clear, rows, area, ...stated } = values;
    const scope = { ...columnsOf(columns, clear), ...(rows ? { rows } : {}), ...(area ? { area } : {}) };
    // What goes wrong is shown below the form.
    void apply.mutateAsync({ dataset: dataset.name, application: { ...stated, scope } }).then(
      (share) => navigate(`/shares/${share.number}`),
      () => undefined,
    );
  };
  return (
    <Card>
      <Form<Values>
        layout="vertical"
        style={{ maxWidth: 720 }}
        initialValues={{ mode: 'interface' }}
        onFinish={send}
      >
        <Form.Item name="legal_basis" label={texts.legalBasis} extra={texts.legalBasisHint} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item name="scenario" label={texts.scenario} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item name="mode" label={texts.mode} rules={required}>
          <Radio.Group options={MODES.map((mode) => ({ value: mode, label: texts.modes[mode] }))} />
        </Form.Item>
        <Form.Item name="columns" label={texts.columns} rules={required}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={dataset.columns.map(option)}
          />
        </Form.Item>
        <ClearField of={dataset.columns.filter(({ personal }) => personal !== 'no').map(option)} />
        <Form.Item name="rows" label={texts.rows} extra={texts.rowsHint}>
          <Input className="mono" />
        </Form.Item>
        <Form.Item name="area" label={texts.area} extra={texts.areaHint}>
          <Input inputMode="numeric" maxLength={12} />
        </Form.Item>
        <Form.Item name="until" label={texts.until} rules={required}>
          <Input type="date" style={{ width: 200 }} />
        </Form.Item>
        <Form.Item name="security" label={texts.security} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        {apply.isError && <ProblemAlert error={apply.error} />}
        <Button type="primary" htmlType="submit" loading={apply.isPending} style={{ marginTop: 12 }}>
          {texts.save}
        </Button>
      </Form>
    </Card>
  );
}
