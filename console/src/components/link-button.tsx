// A link that looks like a button: it can be opened in another tab, and is one stop of the Tab key.
import { Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  to: string;
  type?: ButtonProps['type'];
  icon?: ReactNode;
  children: string;
}

export function LinkButton({ to, type, icon, children }: Props) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return (
    <Button href={href} type={type} icon={icon} onClick={(event) => go(event)}>
      {children}
    </Button>
  );
}
