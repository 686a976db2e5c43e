// One's own account: who I am here, my password, the keys of my programs.
import { Card, Col, Descriptions, Row } from 'antd';
import { ApiKeys } from '../api-keys/api-keys';
import { Page } from '../components/page';
import { Time } from '../components/time';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { PasswordForm } from './password-form';
import { useSession } from './queries';
import { sessionTexts } from './texts';

export function Component() {
  const texts = useTexts(sessionTexts);
  const { roles } = useTexts(common);
  const say = useSay();
  const { person, expires_at } = useSession();
  return (
    <Page title={texts.profile}>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Card style={{ height: '100%' }}>
            <Descriptions
              column={1}
              items={[
                { key: 'name', label: texts.name, children: person.name },
                { key: 'login', label: texts.login, children: <span className="mono">{person.login}</span> },
                { key: 'role', label: texts.role, children: roles[person.role] },
                {
                  key: 'organisation',
                  label: texts.organisation,
                  children: person.organisation_name && say(person.organisation_name),
                },
                { key: 'expires', label: texts.expires, children: <Time at={expires_at} /> },
              ]}
            />
          </Card>
        </Col>
        <Col xs={24} lg={12}>
          <Card title={texts.change}>
            <PasswordForm />
          </Card>
        </Col>
      </Row>
      <ApiKeys />
    </Page>
  );
}
