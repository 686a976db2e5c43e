// The console as a whole: language, colours, the memory of what was asked, and the pages.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useRef, useState } from 'react';
import { RouterProvider } from 'react-router';
import { nonce } from './csp';
import { usePreferences } from './preferences';
import { createRouter } from './routes';
import { themeOf } from './theme/theme';
import { useDark } from './theme/use-dark';

export function App({ client }: { client: QueryClient }) {
  const [router] = useState(createRouter);
  const { language } = usePreferences();
  const isDark = useDark();
  const told = useRef(language);
  useEffect(() => {
    document.documentElement.lang = language;
    if (told.current !== language) {
      told.current = language;
      // Sentences of the server, such as why a delivery was refused, are to be read in the new language too.
      void client.invalidateQueries();
    }
  }, [language, client]);
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={themeOf(isDark)}
      // A space between two Chinese characters of a button is an old habit of the library, not of the language.
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <AntApp>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
