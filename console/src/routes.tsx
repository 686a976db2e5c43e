// The pages in their frame, behind the login.
import { createBrowserRouter } from 'react-router';
import { Crash } from './frame/crash';
import { Frame } from './frame/frame';
import { Nowhere } from './frame/nowhere';
import { PAGES } from './pages';
import { Guard } from './session/guard';

export function createRouter() {
  return createBrowserRouter([
    {
      element: (
        <Guard>
          <Frame />
        </Guard>
      ),
      errorElement: <Crash />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <Crash />,
          children: [
            ...PAGES.map(({ path, load }) =>
              path === '' ? { index: true, lazy: load } : { path, lazy: load },
            ),
            { path: '*', element: <Nowhere /> },
          ],
        },
      ],
    },
  ]);
}
