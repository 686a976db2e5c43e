// Removing an organisation to which nothing belongs.
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Organisation } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { useDeleteOrganisation } from './queries';
import { organisationTexts } from './texts';

export function DeleteButton({ organisation }: { organisation: Organisation }) {
  const texts = useTexts(organisationTexts);
  const { cancel } = useTexts(common);
  const say = useSay();
  const go = useNavigate();
  const { modal, message } = App.useApp();
  const remove = useDeleteOrganisation();
  const above = organisation.parent ? `/organisations/${organisation.parent}` : '/organisations';
  const run = () =>
    remove
      .mutateAsync(organisation.id)
      .then(() => {
        void message.success(texts.removed(say(organisation.name)));
        return go(above);
      })
      .catch(() => undefined);
  const confirm = () =>
    void modal.confirm({
      title: texts.removeQuestion(say(organisation.name)),
      content: texts.removeDetail,
      okText: texts.remove,
      okButtonProps: { danger: true },
      cancelText: cancel,
      onOk: run,
    });
  return (
    <>
      <Button danger loading={remove.isPending} onClick={confirm}>
        {texts.remove}
      </Button>
      {remove.isError && <ProblemAlert error={remove.error} />}
    </>
  );
}
