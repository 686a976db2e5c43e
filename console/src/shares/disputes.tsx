// Disputes about a share: who is at odds, on which rung it stands, what was said, and the steps that the caller may take.
import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import type { Dispute } from '../api/types';
import { CardTitle } from '../components/card-title';
import { FormDialog } from '../components/form-dialog';
import { Time } from '../components/time';
import { FlowLead } from '../flows/flow-lead';
import { EVENTS, Happened } from '../flows/happened';
import { StepDialog } from '../flows/step-dialog';
import { Steps } from '../flows/steps';
import { useSay, useTexts } from '../texts/use-texts';
import { useDisputeEvents, useDisputes, useOpenDispute, useTakeDisputeStep } from './dispute-queries';
import { disputeTexts } from './dispute-texts';

/** Nothing is shown where there is no dispute and none can be opened. */
export function Disputes({ share }: { share: string }) {
  const texts = useTexts(disputeTexts);
  const disputes = useDisputes(share).data;
  const [isOpening, setIsOpening] = useState(false);
  if (!disputes || (disputes.items.length === 0 && !disputes.may_open)) {
    return null;
  }
  return (
    <Card
      title={<CardTitle>{texts.title}</CardTitle>}
      extra={disputes.may_open && <Button onClick={() => setIsOpening(true)}>{texts.open}</Button>}
    >
      <Flex vertical gap={16}>
        <Typography.Text type="secondary">{texts.lead}</Typography.Text>
        {disputes.items.map((dispute) => (
          <One key={dispute.number} dispute={dispute} />
        ))}
      </Flex>
      {isOpening && <OpenDialog share={share} onClose={() => setIsOpening(false)} />}
    </Card>
  );
}

function One({ dispute }: { dispute: Dispute }) {
  const texts = useTexts(disputeTexts);
  const say = useSay();
  const events = useDisputeEvents(dispute.number, EVENTS);
  const taking = useTakeDisputeStep(dispute.number);
  return (
    <section aria-label={dispute.number}>
      <Flex vertical gap={12}>
        <Flex wrap gap={12} justify="space-between">
          <Flex vertical gap={4}>
            <Flex wrap gap={8}>
              <Typography.Text strong>{dispute.number}</Typography.Text>
              <FlowLead standing={dispute} />
            </Flex>
            <Typography.Text type="secondary">
              {texts.by(say(dispute.opener.name))} <Time at={dispute.created_at} />
            </Typography.Text>
          </Flex>
          <Flex wrap gap={8}>
            <Steps
              standing={dispute}
              dialog={(step, onClose) => (
                <StepDialog step={step} take={(said) => taking.mutateAsync(said)} onClose={onClose} />
              )}
            />
          </Flex>
        </Flex>
        <Typography.Paragraph style={{ margin: 0 }}>{dispute.claim}</Typography.Paragraph>
        <Happened standing={dispute} events={events} begun={{ title: texts.begun, at: dispute.created_at }} />
      </Flex>
    </section>
  );
}

function OpenDialog({ share, onClose }: { share: string; onClose: () => void }) {
  const texts = useTexts(disputeTexts);
  const opening = useOpenDispute(share);
  return (
    <FormDialog<{ claim: string }>
      title={texts.open}
      okText={texts.open}
      act={({ claim }) => opening.mutateAsync({ claim })}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{texts.lead}</Typography.Paragraph>
      <Form.Item
        name="claim"
        label={texts.claim}
        rules={[{ required: true, whitespace: true, message: texts.missing }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
