// Adding an organisation, or changing one and its place in the tree.
import { App, Form, Input, Select } from 'antd';
import type { components } from '../api/schema';
import type { Organisation } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { OrganisationSelect } from './organisation-select';
import { useWriteOrganisation } from './queries';
import { organisationTexts } from './texts';

interface Props {
  /** The organisation to change; none to add one. */
  changed?: Organisation;
  /** Above the one that is added. */
  parent?: string;
  onClose: () => void;
}

type Written = components['schemas']['WriteOrganisation'];

interface Values {
  zh: string;
  en?: string;
  code: string;
  kind: Organisation['kind'];
  parent?: string;
  area?: string;
  credit_code?: string;
}

export function OrganisationDialog({ changed, parent, onClose }: Props) {
  const texts = useTexts(organisationTexts);
  const { save } = useTexts(common);
  const { message } = App.useApp();
  const write = useWriteOrganisation(changed?.id);
  return (
    <FormDialog<Values>
      title={changed ? texts.change : texts.add}
      okText={save}
      initial={initial(changed, parent)}
      act={(values) => write.mutateAsync(written(values))}
      onDone={() => {
        void message.success(texts.saved);
        onClose();
      }}
      onClose={onClose}
    >
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const texts = useTexts(organisationTexts);
  return (
    <>
      <Form.Item
        name="zh"
        label={texts.nameZh}
        rules={[{ required: true, whitespace: true, message: texts.nameMissing }]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="en" label={texts.nameEn}>
        <Input />
      </Form.Item>
      <Form.Item
        name="code"
        label={texts.code}
        extra={texts.codeHint}
        rules={[{ required: true, whitespace: true, message: texts.codeMissing }]}
      >
        <Input autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind} rules={[{ required: true, message: texts.kindMissing }]}>
        <Select options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="parent" label={texts.parent}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="area" label={texts.area}>
        <Input inputMode="numeric" />
      </Form.Item>
      <Form.Item name="credit_code" label={texts.creditCode}>
        <Input />
      </Form.Item>
    </>
  );
}

function written({ zh, en, parent, area, credit_code, ...rest }: Values): Written {
  return {
    ...rest,
    name: { zh: zh.trim(), en: en?.trim() ?? '' },
    parent: parent ?? null,
    area: filled(area),
    credit_code: filled(credit_code),
  };
}

/** What was written, or nothing. */
function filled(text: string | undefined): string | null {
  const written = text?.trim() ?? '';
  return written === '' ? null : written;
}

function initial(changed: Organisation | undefined, parent: string | undefined): Partial<Values> {
  if (changed === undefined) {
    return parent === undefined ? {} : { parent };
  }
  return {
    zh: changed.name.zh,
    code: changed.code,
    kind: changed.kind,
    ...(changed.name.en ? { en: changed.name.en } : {}),
    ...(changed.parent ? { parent: changed.parent } : {}),
    ...(changed.area ? { area: changed.area } : {}),
    ...(changed.credit_code ? { credit_code: changed.credit_code } : {}),
  };
}
