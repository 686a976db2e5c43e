// Handing a file over: choose it, see what the check found, settle columns, confirm. Nothing is kept before that.
import { Alert, Button, Card, Flex, Spin, Steps } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { asProblem } from '../api/problem';
import type { Dataset } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { ProblemAlert } from '../components/problem-alert';
import { useDataset } from '../datasets/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { CheckResult } from './check-result';
import { ColumnMapping } from './column-mapping';
import { FileDrop } from './file-drop';
import { headersOf } from './mapping';
import { useCheckDelivery, useHandOver } from './queries';
import { deliveryTexts } from './texts';

export function Component() {
  const { dataset: name = '' } = useParams();
  const texts = useTexts(deliveryTexts);
  const say = useSay();
  const dataset = useDataset(name);
  const title = dataset.data ? say(dataset.data.title) : name;
  return (
    <Page
      title={`${texts.wizard.title} · ${title}`}
      above={[{ title, to: `/datasets/${name}` }]}
      lead={texts.wizard.lead}
    >
      <Loaded query={dataset}>
        {(data) =>
          data.origin === 'delivered' ? (
            <Wizard dataset={data} />
          ) : (
            <Alert type="info" showIcon title={texts.wizard.notDelivered} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Wizard({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(deliveryTexts).wizard;
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const check = useCheckDelivery(dataset.name);
  const handOver = useHandOver(dataset.name);
  const choose = (chosen: File) => {
    handOver.reset();
    setFile(chosen);
    check.mutate(chosen);
  };
  const confirm = (chosen: File) =>
    handOver.mutate(chosen, { onSuccess: (delivery) => void navigate(`/deliveries/${delivery.id}`) });
  const step = handOver.isPending ? 2 : file ? 1 : 0;
  return (
    <Flex vertical gap={16}>
      <Steps
        current={step}
        responsive={false}
        titlePlacement="vertical"
        size="small"
        items={[{ title: texts.steps.choose }, { title: texts.steps.check }, { title: texts.steps.done }]}
      />
      {file === undefined ? (
        <FileDrop onChosen={choose} />
      ) : (
        <ChosenFile file={file} onOther={() => setFile(undefined)} onRecheck={() => choose(file)} />
      )}
      {file && check.isPending && (
        <Card role="status">
          <Flex gap={12} align="center">
            <Spin /> {texts.checking}
          </Flex>
        </Card>
      )}
      {file && check.isError && (
        <CheckFailed dataset={dataset} error={check.error} onSettled={() => choose(file)} />
      )}
      {file && check.data && (
        <CheckResult
          dataset={dataset}
          check={check.data}
          isSending={handOver.isPending}
          onConfirm={() => confirm(file)}
          onSettled={() => choose(file)}
        />
      )}
      {handOver.isError && <ProblemAlert error={handOver.error} onRetry={file && (() => confirm(file))} />}
    </Flex>
  );
}

function ChosenFile({
  file,
  onOther,
  onRecheck,
}: {
  file: File;
  onOther: () => void;
  onRecheck: () => void;
}) {
  const texts = useTexts(deliveryTexts).wizard;
  return (
    <Card size="small">
      <Flex gap={12} wrap align="center" justify="space-between">
        <strong>{file.name}</strong>
        <Flex gap={8}>
          <Button onClick={onRecheck}>{texts.recheck}</Button>
          <Button onClick={onOther}>{texts.other}</Button>
        </Flex>
      </Flex>
    </Card>
  );
}

/** A file that cannot be read as it is; where only its columns are not found, they can be settled here. */
function CheckFailed({
  dataset,
  error,
  onSettled,
}: {
  dataset: Dataset;
  error: Error;
  onSettled: () => void;
}) {
  const texts = useTexts(deliveryTexts).wizard;
  const headers = headersOf(asProblem(error));
  return (
    <>
      <ProblemAlert error={error} onRetry={asProblem(error).isPassing ? onSettled : undefined} />
      {headers && (
        <>
          <Alert type="info" showIcon title={texts.mappingCommand} />
          <ColumnMapping dataset={dataset} headers={headers} matched={{}} onSettled={onSettled} />
        </>
      )}
    </>
  );
}
