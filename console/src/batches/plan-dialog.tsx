// Says where the batches of a share go and when they run; only places that the configuration names can be chosen.
import { Form, Input, InputNumber, Select } from 'antd';
import type { BatchPlan, ShareBatches } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { useTexts } from '../texts/use-texts';
import { usePlanBatches } from './queries';
import { batchTexts } from './texts';

interface Values {
  place: string;
  schema?: string;
  table?: string;
  on: BatchPlan['starts']['on'];
  minutes?: number;
  time?: string;
}

interface Props {
  number: string;
  found: ShareBatches;
  onClose: () => void;
}

const DATABASE = 'database:';
const FOLDER = 'folder:';
const MINUTES = 60;
const TIME = '02:30';

export function PlanDialog({ number, found, onClose }: Props) {
  const texts = useTexts(batchTexts);
  const planning = usePlanBatches(number);
  const required = [{ required: true, message: texts.missing }];
  return (
    <FormDialog<Values>
      title={texts.plan}
      okText={texts.plan}
      initial={initial(found)}
      act={(values) => planning.mutateAsync(plan(values))}
      onClose={onClose}
    >
      <Form.Item name="place" label={texts.place} rules={required}>
        <Select
          options={[
            ...found.databases.map((name) => ({ value: DATABASE + name, label: texts.database(name) })),
            ...found.folders.map((name) => ({ value: FOLDER + name, label: texts.folder(name) })),
          ]}
        />
      </Form.Item>
      <Table />
      <Form.Item name="on" label={texts.starts} rules={required}>
        <Select
          options={(['hand', 'change', 'every', 'daily'] as const).map((on) => ({
            value: on,
            label: texts.on[on],
          }))}
        />
      </Form.Item>
      <Schedule />
    </FormDialog>
  );
}

function Table() {
  const texts = useTexts(batchTexts);
  const place: unknown = Form.useWatch('place');
  if (typeof place !== 'string' || !place.startsWith(DATABASE)) {
    return null;
  }
  const required = [{ required: true, message: texts.missing }];
  return (
    <>
      <Form.Item name="schema" label={texts.schema} rules={required}>
        <Input maxLength={50} className="mono" />
      </Form.Item>
      <Form.Item name="table" label={texts.tableName} extra={texts.tableHint} rules={required}>
        <Input maxLength={50} className="mono" />
      </Form.Item>
    </>
  );
}

function Schedule() {
  const texts = useTexts(batchTexts);
  const on: unknown = Form.useWatch('on');
  const required = [{ required: true, message: texts.missing }];
  return (
    <>
      {on === 'every' && (
        <Form.Item name="minutes" label={texts.minutes} rules={required}>
          <InputNumber min={5} max={44_640} style={{ width: '100%' }} />
        </Form.Item>
      )}
      {on === 'daily' && (
        <Form.Item name="time" label={texts.time} rules={required}>
          <Input type="time" />
        </Form.Item>
      )}
    </>
  );
}

function initial({ plan, databases, folders }: ShareBatches): Partial<Values> {
  const base = { schema: 'public', on: 'change' as const, minutes: MINUTES, time: TIME };
  if (!plan) {
    const [database] = databases;
    const [folder] = folders;
    const place =
      database !== undefined ? DATABASE + database : folder !== undefined ? FOLDER + folder : undefined;
    return { ...base, ...(place === undefined ? {} : { place }) };
  }
  const { target, starts } = plan;
  return {
    ...base,
    place: (target.place === 'database' ? DATABASE : FOLDER) + target.name,
    ...(target.place === 'database' ? { schema: target.schema, table: target.table } : {}),
    ...starts,
  };
}

function plan({ place, schema = '', table = '', on, minutes = MINUTES, time = TIME }: Values): BatchPlan {
  return {
    target: place.startsWith(DATABASE)
      ? { place: 'database', name: place.slice(DATABASE.length), schema, table }
      : { place: 'folder', name: place.slice(FOLDER.length) },
    starts: on === 'every' ? { on, minutes } : on === 'daily' ? { on, time } : { on },
  };
}
