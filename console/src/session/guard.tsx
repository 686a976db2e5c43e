// Nobody sees a page without a session; the address stays, so that the page comes after the login.
import { Flex, Spin } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../components/problem-alert';
import { FirstPasswordPage } from './first-password-page';
import { LoginPage } from './login-page';
import { useSessionQuery } from './queries';

export function Guard({ children }: { children: ReactNode }) {
  const session = useSessionQuery();
  if (session.data === null) {
    return <LoginPage />;
  }
  if (session.data?.person.password_expired) {
    return <FirstPasswordPage />;
  }
  if (session.data) {
    // Another person on the same screen starts with nothing of the one before.
    return <div key={session.data.person.id}>{children}</div>;
  }
  return (
    <Flex align="center" justify="center" style={{ minHeight: '100vh', padding: 16 }}>
      {session.isError ? (
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Spin size="large" delay={200} />
      )}
    </Flex>
  );
}
