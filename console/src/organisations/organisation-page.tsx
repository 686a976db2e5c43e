// One organisation: where it stands in the tree, what is below it.
import { Button, Card, Descriptions, Typography } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Organisation } from '../api/types';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useSay, useTexts } from '../texts/use-texts';
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
      {({ organisation, path }) => (
        <Page
          title={say(organisation.name)}
          lead={texts.kinds[organisation.kind]}
          above={[
            { title: texts.title, to: '/organisations' },
            ...path
              .filter((above) => above.id !== organisation.id)
              .map((above) => ({ title: say(above.name), to: `/organisations/${above.id}` })),
          ]}
          actions={<Actions organisation={organisation} />}
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

function Actions({ organisation }: { organisation: Organisation }) {
  const texts = useTexts(organisationTexts);
  const { role } = useSession().person;
  const [dialog, setDialog] = useState<'add' | 'change'>();
  return (
    <>
      <LinkButton to={`/datasets?owner=${organisation.id}`}>{texts.datasets}</LinkButton>
      {role === 'administrator' && (
        <>
          <Button onClick={() => setDialog('change')}>{texts.change}</Button>
          <Button type="primary" onClick={() => setDialog('add')}>
            {texts.addBelow}
          </Button>
        </>
      )}
      {dialog === 'change' && (
        <OrganisationDialog changed={organisation} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'add' && (
        <OrganisationDialog parent={organisation.id} onClose={() => setDialog(undefined)} />
      )}
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
