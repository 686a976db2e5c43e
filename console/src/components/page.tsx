// The frame of every page: where I am, what it is called, what I can do here.
import { Breadcrumb, Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

interface Props {
  title: string;
  /** Pages above this one, from the top. */
  above?: { title: string; to: string }[];
  /** One sentence on what the page is for. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, above, lead, actions, children }: Props) {
  const { product } = useTexts(common);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Flex vertical gap={16}>
      {above && (
        <Breadcrumb
          items={[...above.map((item) => ({ title: <Link to={item.to}>{item.title}</Link> })), { title }]}
        />
      )}
      <Flex wrap justify="space-between" align="flex-start" gap={12}>
        <Flex vertical gap={6} style={{ minWidth: 0 }}>
          <Typography.Title level={1} style={{ fontSize: 24, margin: 0 }}>
            {title}
          </Typography.Title>
          {lead !== undefined && <Typography.Text type="secondary">{lead}</Typography.Text>}
        </Flex>
        {actions !== undefined && (
          <Flex gap={8} wrap>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </Flex>
  );
}
