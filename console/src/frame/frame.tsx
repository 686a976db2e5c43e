// What stands around every page: name, rooms, preferences, account; the page in the middle.
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Flex, Grid, Layout, theme } from 'antd';
import { Suspense, useState } from 'react';
import { Link, Outlet } from 'react-router';
import { LoginDialog } from '../session/login-dialog';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { AccountMenu } from './account-menu';
import { Navigation } from './navigation';
import { Preferences } from './preferences-menu';
import { ServerBanner } from './server-banner';
import { frameTexts } from './texts';

const HEADER_HEIGHT = 56;

export function Frame() {
  const texts = useTexts(frameTexts);
  const { lg } = Grid.useBreakpoint();
  const { token } = theme.useToken();
  // Until the width is known nothing is drawn at the side, so that the page does not jump.
  const isWide = lg === true;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content" style={{ background: token.colorBgContainer }}>
        {texts.skip}
      </a>
      <Header isWide={isWide} />
      <ServerBanner />
      <Layout>
        {isWide && (
          <Layout.Sider
            width={208}
            theme="light"
            style={{ borderInlineEnd: `1px solid ${token.colorSplit}` }}
          >
            <div style={{ position: 'sticky', top: HEADER_HEIGHT }}>
              <Navigation />
            </div>
          </Layout.Sider>
        )}
        <Layout.Content
          id="content"
          tabIndex={-1}
          style={{
            padding: isWide ? 24 : 12,
            maxWidth: 1440,
            width: '100%',
            minWidth: 0,
            margin: '0 auto',
            boxSizing: 'border-box',
            outline: 'none',
          }}
        >
          <Suspense>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <LoginDialog />
    </Layout>
  );
}

function Header({ isWide }: { isWide: boolean }) {
  const texts = useTexts(frameTexts);
  const { product } = useTexts(common);
  const { token } = theme.useToken();
  const [isOpen, setOpen] = useState(false);
  return (
    <Layout.Header
      style={{
        position: 'sticky',
        top: 0,
        zIndex: 10,
        height: HEADER_HEIGHT,
        lineHeight: 'normal',
        padding: '0 12px',
        background: token.colorBgContainer,
        borderBottom: `1px solid ${token.colorSplit}`,
      }}
    >
      <Flex align="center" gap={8} style={{ height: '100%' }}>
        {!isWide && (
          <>
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={texts.menu}
              onClick={() => setOpen(true)}
            />
            <Drawer
              placement="left"
              size={256}
              open={isOpen}
              onClose={() => setOpen(false)}
              title={product}
              styles={{ body: { padding: 8 } }}
            >
              <Navigation onGo={() => setOpen(false)} />
            </Drawer>
          </>
        )}
        <Link
          to="/"
          style={{
            display: 'flex',
            alignItems: 'center',
            gap: 8,
            color: token.colorText,
            fontSize: 18,
            fontWeight: 600,
          }}
        >
          <img src="/icon.svg" alt="" width={28} height={28} />
          {product}
        </Link>
        <div className="grow" />
        <Preferences />
        <AccountMenu />
      </Flex>
    </Layout.Header>
  );
}
