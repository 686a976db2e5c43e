// Writing a change of the catalogue: a new entry, another text of one, or its withdrawal; and correcting what was written.
import { Card, Form, Flex, Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { CatalogueEntry, ChangeKind, ChangeStatement } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { ProblemAlert } from '../components/problem-alert';
import { useTexts } from '../texts/use-texts';
import { EntryFields } from './entry-fields';
import { ItemsFields } from './items-fields';
import { useChange, useCorrectChange, useEntry, useWriteChange } from './queries';
import { StatementFields } from './statement-fields';
import { changeTexts } from './texts';
import { BLANK, fromForm, statementFromForm, toForm, type FormEntry } from './values';

interface Values {
  dataset?: string;
  statement?: ChangeStatement;
  entry?: FormEntry;
}

/** A new entry. */
export function Compile() {
  return <NewChange kind="compile" entry={BLANK} />;
}

/** Another text of the entry of a dataset. */
export function Change() {
  const { dataset = '' } = useParams();
  const entry = useEntry(dataset);
  return (
    <Loaded query={entry}>{(data) => <NewChange kind="change" dataset={dataset} entry={data} />}</Loaded>
  );
}

/** The withdrawal of the entry of a dataset. */
export function Withdraw() {
  const { dataset = '' } = useParams();
  return <NewChange kind="withdraw" dataset={dataset} />;
}

/** What was written and not sent yet. */
export function Correct() {
  const { number = '' } = useParams();
  const change = useChange(number);
  const correct = useCorrectChange(number);
  return (
    <Loaded query={change}>
      {({ kind, statement, entry, items_of_pack: isPacks }) => (
        <Written
          title={number}
          kind={kind}
          initial={{ statement, ...(entry && kind !== 'withdraw' ? { entry: toForm(entry) } : {}) }}
          hasFixedItems={isPacks}
          sending={correct}
          send={({ statement, entry }) =>
            correct.mutateAsync({ statement, ...(entry ? { entry } : {}) }).then((change) => change.number)
          }
        />
      )}
    </Loaded>
  );
}

interface NewProps {
  kind: ChangeKind;
  dataset?: string;
  entry?: CatalogueEntry;
}

function NewChange({ kind, dataset, entry }: NewProps) {
  const texts = useTexts(changeTexts);
  const write = useWriteChange();
  const titles = { compile: texts.compile, change: texts.changeEntry, withdraw: texts.withdraw };
  return (
    <Written
      title={dataset ? `${titles[kind]} · ${dataset}` : titles[kind]}
      kind={kind}
      initial={entry ? { entry: toForm(entry) } : {}}
      sending={write}
      send={(values) => {
        const name = dataset ?? values.dataset;
        const { statement, entry } = values;
        const body = { kind, statement, ...(entry ? { entry } : {}), ...(name ? { dataset: name } : {}) };
        return write.mutateAsync(body).then((change) => change.number);
      }}
    />
  );
}

interface WrittenProps {
  title: string;
  kind: ChangeKind;
  initial: Partial<Values>;
  hasFixedItems?: boolean;
  sending: { isPending: boolean; isError: boolean; error: unknown };
  send: (values: { dataset?: string; statement: ChangeStatement; entry?: CatalogueEntry }) => Promise<string>;
}

function Written({ title, kind, initial, hasFixedItems = false, sending, send }: WrittenProps) {
  const texts = useTexts(changeTexts);
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const finish = () => {
    // The form hands over what has a field; what has none, such as English texts, stands in its store and must stay.
    const { dataset, statement = {}, entry } = form.getFieldsValue(true) as Values;
    const stated = {
      statement: statementFromForm(statement),
      ...(entry ? { entry: fromForm(entry, initial.entry) } : {}),
    };
    // What goes wrong is shown below the form.
    void send({ ...stated, ...(dataset ? { dataset } : {}) }).then(
      (number) => navigate(`/catalogue-changes/${number}`),
      () => undefined,
    );
  };
  return (
    <Page title={title} above={[{ title: texts.title, to: '/catalogue-changes' }]} lead={texts.lead}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={finish}
        scrollToFirstError
      >
        <Flex vertical gap={16}>
          {kind !== 'withdraw' && (
            <>
              <Card title={<CardTitle>{texts.entry}</CardTitle>}>
                <EntryFields isNew={kind === 'compile'} />
              </Card>
              <Card title={<CardTitle>{texts.items}</CardTitle>}>
                <ItemsFields isFixed={hasFixedItems} />
              </Card>
            </>
          )}
          <Card title={<CardTitle>{texts.statement}</CardTitle>}>
            <StatementFields hasAssessments={kind !== 'withdraw'} />
          </Card>
          {sending.isError && <ProblemAlert error={sending.error} />}
          <div>
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              {texts.save}
            </Button>
          </div>
        </Flex>
      </Form>
    </Page>
  );
}
