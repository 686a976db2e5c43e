// The console with the library under it, drawn when it is known who is there.
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createQueryClient } from './query-client';
import { carryNonce } from './csp';
import { sessionQuery } from './session/queries';

export async function start(): Promise<void> {
  carryNonce();
  const root = document.getElementById('root');
  if (root === null) {
    return;
  }
  const client = createQueryClient();
  await client.query(sessionQuery).catch(() => undefined);
  // In a transition the first drawing, which is the longest, leaves the page free for what people do.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App client={client} />
      </StrictMode>,
    );
  });
}
