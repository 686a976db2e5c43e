// The title of a card: a heading of the second level, as large as the text around it needs.
import type { ReactNode } from 'react';

export function CardTitle({ children }: { children: ReactNode }) {
  return <h2 style={{ fontSize: 16, margin: 0 }}>{children}</h2>;
}
