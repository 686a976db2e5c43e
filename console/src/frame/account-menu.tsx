// Who is logged in, the way to the own account and out.
import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Grid } from 'antd';
import { useNavigate } from 'react-router';
import { useLogOut, useSession } from '../session/queries';
import { useTexts } from '../texts/use-texts';
import { frameTexts } from './texts';

export function AccountMenu() {
  const texts = useTexts(frameTexts);
  const { person } = useSession();
  const { md } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const act = (key: string) => {
    if (key === 'leave') {
      // The next person begins at the first page; where the server is not reached, the banner says so.
      void logOut.mutateAsync().then(
        () => navigate('/'),
        () => undefined,
      );
    } else {
      void navigate('/profile');
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'profile', label: texts.profile },
          { key: 'leave', label: texts.leave },
        ],
        onClick: ({ key }) => act(key),
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${texts.account} ${person.name} ${person.login}`}
      >
        {md ? person.name : null}
      </Button>
    </Dropdown>
  );
}
