// The way of a dataset through the catalogue: reviewed, published, withdrawn.
import { App, Button, Flex } from 'antd';
import type { Dataset, DatasetStep } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { useStep } from './queries';
import { datasetTexts } from './texts';

export function Steps({ dataset }: { dataset: Dataset }) {
  const texts = useTexts(datasetTexts);
  const { cancel } = useTexts(common);
  const say = useSay();
  const { modal } = App.useApp();
  const step = useStep(dataset.name);
  const confirm = (chosen: DatasetStep) =>
    void modal.confirm({
      title: texts.stepQuestion(texts.steps[chosen], say(dataset.title)),
      content: texts.stepDetails[chosen],
      okText: texts.steps[chosen],
      okButtonProps: { danger: chosen === 'withdraw' },
      cancelText: cancel,
      onOk: () => step.mutateAsync(chosen).catch(() => undefined),
    });
  // The server names the steps that the state allows, and the acts that the policies do.
  const steps = dataset.steps.filter((chosen) => dataset.may.includes(`dataset.${chosen}`));
  return (
    <Flex vertical gap={8}>
      <Flex gap={8}>
        {steps.map((chosen) => (
          <Button key={chosen} danger={chosen === 'withdraw'} onClick={() => confirm(chosen)}>
            {texts.steps[chosen]}
          </Button>
        ))}
      </Flex>
      {step.isError && <ProblemAlert error={step.error} />}
    </Flex>
  );
}
