// Finding a record by its number or a name, for a purpose. Neither stands in the address: it would stay in the browser.
import { Button, Card, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import type { Registry } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { Hits } from './hits';
import { useSearch, useHistory, type Asked } from './queries';
import { RecordView } from './record-view';
import { registryTexts } from './texts';

const PAGE = 20;

export function FindTab({ registry }: { registry: Registry }) {
  const [asked, setAsked] = useState<Asked>();
  const search = useSearch(registry.name);
  const history = useHistory(registry.name);
  const open = (key: string, purpose: string) => history.mutate({ q: key, purpose });
  const find = (wanted: Asked, page: number) => {
    setAsked(wanted);
    history.reset();
    // A number alone needs no search: the record is looked up at once.
    if (!registry.search?.allowed) {
      search.reset();
      open(wanted.q, wanted.purpose);
      return;
    }
    search.mutate(
      { ...wanted, page, page_size: PAGE },
      {
        onSuccess: ({ items, total }) => {
          const [only] = items;
          if (only && total === 1 && !only.key_masked) {
            open(only.key, wanted.purpose);
          }
        },
      },
    );
  };
  const error = search.error ?? history.error;
  const record = history.data;
  return (
    <Flex vertical gap={16}>
      <FindForm
        registry={registry}
        isBusy={search.isPending || history.isPending}
        onFind={(wanted) => find(wanted, 1)}
      />
      {error && <ProblemAlert error={error} />}
      {search.isPending && <Skeleton active />}
      {asked && search.data && !record && !(history.isPending && search.data.total === 1) && (
        <Hits
          registry={registry}
          found={search.data}
          isBusy={history.isPending}
          onTurn={(page) => find(asked, page)}
          onOpen={(key) => open(key, asked.purpose)}
        />
      )}
      {record && (
        <RecordView
          registry={registry}
          history={record}
          {...((search.data?.total ?? 0) > 1 ? { onBack: () => history.reset() } : {})}
        />
      )}
    </Flex>
  );
}

interface FormProps {
  registry: Registry;
  isBusy: boolean;
  onFind: (asked: Asked) => void;
}

function FindForm({ registry, isBusy, onFind }: FormProps) {
  const texts = useTexts(registryTexts).find;
  const title = useFieldTitles(registry);
  const names = registry.search?.allowed ? registry.search.by : [];
  return (
    <Card>
      <Form<Asked>
        layout="vertical"
        requiredMark={false}
        onFinish={({ q, purpose }) => onFind({ q: q.trim(), purpose: purpose.trim() })}
      >
        <Flex gap={16} wrap align="flex-start">
          <Form.Item
            name="q"
            label={[registry.key, ...names].map(title).join(texts.or)}
            extra={names.length > 0 ? texts.nameHint : registry.search ? texts.namesMasked : undefined}
            rules={[{ required: true, whitespace: true, message: texts.missing }]}
            className="grow"
            style={{ minWidth: 240 }}
          >
            <Input autoComplete="off" spellCheck={false} allowClear maxLength={100} />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={texts.purpose}
            rules={[{ required: true, whitespace: true, message: texts.purposeMissing }]}
            className="grow"
            style={{ minWidth: 240 }}
          >
            <Input placeholder={texts.purposeHint} maxLength={500} />
          </Form.Item>
        </Flex>
        <Flex gap={16} wrap align="center">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {texts.submit}
          </Button>
          <Typography.Text type="secondary">{texts.logged}</Typography.Text>
        </Flex>
      </Form>
    </Card>
  );
}
