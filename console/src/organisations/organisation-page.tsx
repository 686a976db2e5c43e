// One organisation: where it stands in the tree, what is below it.
import { Button, Card, Descriptions, Typography } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Organisation } from '../api/types';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { useSay, useTexts } from '../texts/use-texts';
import { DeleteButton } from './delete-button';
import { OrganisationDialog } from './organisation-dialog';
import { OrganisationsTable } from './organisations-table';
import { useOrganisation } from './queries';
import { organisationTexts } from './texts';

export function Component() {
  const { id = '' } = useParams();
  const texts = useTexts(organisationTexts);
  const say = useSay();
  const list = usePageParams();
  return (
    <Loaded query={useOrganisation(id)}>
      {({ organisation, path, may, children }) => (
        <Page
          title={say(organisation.name)}
          lead={texts.kinds[organisation.kind]}
          above={[
            { title: texts.title, to: '/organisations' },
            ...path
              .filter((above) => above.id !== organisation.id)
              .map((above) => ({ title: say(above.name), to: `/organisations/${above.id}` })),
          ]}
          actions={
            <Actions
              // Another organisation starts with nothing of the one before.
              key={id}
              organisation={organisation}
              may={may}
              isEmpty={children.length === 0}
            />
          }
        >
          <Facts organisation={organisation} />
          <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
            {texts.children}
          </Typography.Title>
          <OrganisationsTable key={id} list={list} parent={id} empty={texts.noChildren} />
        </Page>
      )}
    </Loaded>
  );
}

interface ActionsProps {
  organisation: Organisation;
  may: string[];
  isEmpty: boolean;
}

function Actions({ organisation, may, isEmpty }: ActionsProps) {
  const texts = useTexts(organisationTexts);
  const [dialog, setDialog] = useState<'add' | 'change'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <LinkButton to={`/datasets?owner=${organisation.id}`}>{texts.datasets}</LinkButton>
      {may.includes('organisation.delete') && isEmpty && <DeleteButton organisation={organisation} />}
      {may.includes('organisation.change') && (
        <Button onClick={() => setDialog('change')}>{texts.change}</Button>
      )}
      {may.includes('organisation.create') && (
        <Button type="primary" onClick={() => setDialog('add')}>
          {texts.addBelow}
        </Button>
      )}
      {dialog === 'change' && <OrganisationDialog changed={organisation} onClose={close} />}
      {dialog === 'add' && <OrganisationDialog parent={organisation.id} onClose={close} />}
    </>
  );
}

function Facts({ organisation }: { organisation: Organisation }) {
  const texts = useTexts(organisationTexts);
  const mono = (text: string | null | undefined) => (text ? <span className="mono">{text}</span> : '—');
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'code', label: texts.code, children: mono(organisation.code) },
          { key: 'area', label: texts.area, children: mono(organisation.area) },
          { key: 'credit', label: texts.creditCode, children: mono(organisation.credit_code) },
        ]}
      />
    </Card>
  );
}
