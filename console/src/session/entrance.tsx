// The card in the middle of the page where people come in: login, and the first password of their own.
import { Card, Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Preferences } from '../frame/preferences-menu';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { sessionTexts } from './texts';

interface Props {
  title: string;
  detail: string;
  children: ReactNode;
}

export function Entrance({ title, detail, children }: Props) {
  const { product } = useTexts(common);
  const { welcome } = useTexts(sessionTexts);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Flex
      vertical
      align="center"
      justify="center"
      style={{ minHeight: '100vh', padding: 16, boxSizing: 'border-box' }}
    >
      <main style={{ width: '100%', maxWidth: 400 }}>
        <Flex align="center" gap={12} style={{ marginBottom: 16 }}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <div className="grow">
            <Typography.Text strong style={{ fontSize: 20, display: 'block' }}>
              {product}
            </Typography.Text>
            <Typography.Text type="secondary">{welcome}</Typography.Text>
          </div>
        </Flex>
        <Card>
          <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
            {title}
          </Typography.Title>
          <Typography.Paragraph type="secondary">{detail}</Typography.Paragraph>
          {children}
        </Card>
        <Flex justify="center" style={{ marginTop: 16 }}>
          <Preferences />
        </Flex>
      </main>
    </Flex>
  );
}
