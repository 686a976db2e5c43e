// The steps from a chosen file to its delivery. All that a person chose stays until it is delivered, whatever goes wrong.
import { Alert, Card, Descriptions, Flex, Spin, Steps, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { asProblem } from '../api/problem';
import type { Dataset, DeliveryCheck, ReadUpload } from '../api/types';
import { LinkButton } from '../components/link-button';
import { ProblemAlert } from '../components/problem-alert';
import { useSay, useTexts } from '../texts/use-texts';
import { CheckResult, Confirm, Verdict } from './check-result';
import { ChosenFile } from './chosen-file';
import { ColumnMapping } from './column-mapping';
import { Detected } from './detected';
import { FileDrop } from './file-drop';
import { neededColumns } from './mapping';
import { useCheck, useDeliver } from './queries';
import { useUpload } from './use-upload';
import { WizardStatus } from './wizard-status';
import { wizardTexts } from './wizard-texts';

/** Who uses the keyboard or hears the page goes on reading where something new stands. */
const focus = (node: HTMLElement | null) => node?.focus();

export function Wizard({ dataset }: { dataset: Dataset }) {
  const upload = useUpload(dataset.name);
  const [wanted, setWanted] = useState<ReadUpload>({});
  const [isAgain, setAgain] = useState(false);
  const check = useCheck(upload.complete, wanted);
  const found = useLatest(upload.complete, check.data);
  const choose = (file: File) => {
    // The columns that were settled for one file hold for its mended copy; sheet and header may be elsewhere.
    setWanted(({ mapping }) => (mapping ? { mapping } : {}));
    setAgain(true);
    upload.choose(file);
  };
  const readAs = (change: ReadUpload) =>
    setWanted(({ mapping }) => ({ ...(mapping ? { mapping } : {}), ...change }));
  return (
    <Flex vertical gap={16}>
      <WizardSteps hasFile={upload.file !== undefined} found={found} />
      <WizardStatus upload={upload} check={check} />
      {upload.file === undefined ? (
        <>
          <FileDrop onChosen={choose} isAgain={isAgain} />
          <Expected dataset={dataset} />
        </>
      ) : (
        <ChosenFile file={upload.file} upload={upload} />
      )}
      {check.isFetching && <Checking />}
      {check.isError && !check.isFetching && (
        <CheckFailed error={check.error} onAgain={() => void check.refetch()} onSendAgain={upload.resume} />
      )}
      {found && (
        <Found
          key={found.upload}
          dataset={dataset}
          found={found}
          isChecking={check.isFetching}
          isCurrent={found.check === check.data && !check.isFetching}
          wanted={wanted}
          onReading={readAs}
          onMapping={(mapping) => setWanted((now) => ({ ...now, mapping: { ...now.mapping, ...mapping } }))}
          onDelivered={upload.delivered}
        />
      )}
    </Flex>
  );
}

/** What the file should have, for who delivers to this dataset for the first time. */
function Expected({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(wizardTexts).wizard;
  const say = useSay();
  const needed = neededColumns(dataset.columns);
  const titles = (isNeeded: boolean) =>
    dataset.columns
      .filter(({ name }) => needed.has(name) === isNeeded)
      .map(({ title }) => say(title))
      .join(texts.comma);
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.expected}</h2>}>
      <Typography.Paragraph type="secondary">{texts.expectedLead}</Typography.Paragraph>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'needed', label: texts.needed, children: titles(true) },
          { key: 'optional', label: texts.optional, children: titles(false) || '—' },
        ]}
      />
    </Card>
  );
}

interface Latest {
  upload: string;
  check: DeliveryCheck;
}

/** What was found of an upload last: it stays in sight while the file is looked at otherwise, or cannot be. */
function useLatest(upload: string | undefined, check: DeliveryCheck | undefined): Latest | undefined {
  const [latest, setLatest] = useState<Latest>();
  if (upload !== undefined && check !== undefined && latest?.check !== check) {
    setLatest({ upload, check });
  }
  return latest?.upload === upload ? latest : undefined;
}

function WizardSteps({ hasFile, found }: { hasFile: boolean; found: Latest | undefined }) {
  const { steps } = useTexts(wizardTexts).wizard;
  const current = found?.check.is_read ? 2 : hasFile ? 1 : 0;
  return (
    <Steps
      current={current}
      responsive={false}
      titlePlacement="vertical"
      size="small"
      items={[
        { title: steps.choose },
        { title: steps.settle },
        { title: steps.confirm },
        { title: steps.receipt },
      ]}
    />
  );
}

function Checking() {
  const texts = useTexts(wizardTexts).wizard;
  return (
    <Card size="small">
      <Flex gap={12} align="center">
        <Spin /> {texts.checking}
      </Flex>
    </Card>
  );
}

interface FailedProps {
  error: Error;
  onAgain: () => void;
  onSendAgain: () => void;
}

/** A file that cannot be read at all has to be mended; everything else can be tried again. */
function CheckFailed({ error, onAgain, onSendAgain }: FailedProps) {
  const texts = useTexts(wizardTexts).wizard;
  const problem = asProblem(error);
  const isGone = problem.code === 'upload.unknown' || problem.code === 'upload.unfinished';
  return (
    <div ref={focus} tabIndex={-1} className="result">
      {problem.code.startsWith('delivery.') ? (
        <Alert type="error" showIcon role="alert" title={texts.unreadable} description={problem.detail} />
      ) : (
        <ProblemAlert error={error} onRetry={isGone ? onSendAgain : onAgain} />
      )}
    </div>
  );
}

interface FoundProps {
  dataset: Dataset;
  found: Latest;
  isChecking: boolean;
  /** What was found is what is wanted now. */
  isCurrent: boolean;
  wanted: ReadUpload;
  onReading: (reading: ReadUpload) => void;
  onMapping: (mapping: Record<string, string>) => void;
  onDelivered: () => void;
}

function Found(props: FoundProps) {
  const { dataset, found, isChecking, isCurrent, wanted, onReading, onMapping, onDelivered } = props;
  const navigate = useNavigate();
  const deliver = useDeliver();
  const { check, upload } = found;
  const confirm = () =>
    deliver.mutate(
      { upload, wanted },
      {
        onSuccess: ({ id }) => {
          onDelivered();
          void navigate(`/deliveries/${id}`);
        },
      },
    );
  const verdict = isCurrent && (
    <div ref={focus} tabIndex={-1} className="result" key={JSON.stringify(wanted)}>
      <Verdict dataset={dataset} check={check} />
    </div>
  );
  return (
    <>
      <Detected {...{ check, wanted, isChecking, onReading }} />
      {!check.is_read && verdict}
      <ColumnMapping
        key={check.columns.map(({ header }) => header).join()}
        dataset={dataset}
        check={check}
        isChecking={isChecking}
        onTry={onMapping}
      />
      {isCurrent && check.is_read && (
        <>
          {verdict}
          <Confirm
            dataset={dataset}
            check={check}
            settles={Object.keys(wanted.mapping ?? {}).length > 0}
            isSending={deliver.isPending}
            isDisabled={deliver.isSuccess}
            onConfirm={confirm}
          />
          {deliver.isError && <NotDelivered error={deliver.error} onRetry={confirm} />}
          <CheckResult dataset={dataset} check={check} />
        </>
      )}
    </>
  );
}

/** A file that is in the table already has its receipt; everything else can be tried again. */
function NotDelivered({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const texts = useTexts(wizardTexts).wizard;
  const { code, params } = asProblem(error);
  if (code !== 'delivery.already_committed') {
    return <ProblemAlert error={error} onRetry={onRetry} />;
  }
  return (
    <Flex vertical gap={8} align="flex-start">
      <ProblemAlert error={error} />
      <LinkButton to={`/deliveries/${params.id}`}>{texts.earlier}</LinkButton>
    </Flex>
  );
}
