// The files of a pack, to read and to download.
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { Pack } from '../api/types';
import { DownloadButton } from '../components/download-button';
import { Loaded } from '../components/loaded';
import { useTexts } from '../texts/use-texts';
import { filePath, usePackFile } from './queries';
import { packTexts } from './texts';

/** More than this is downloaded instead of shown. */
const SHOWN_CHARACTERS = 50_000;

export function PackFiles({ pack }: { pack: Pack }) {
  const [chosen, setChosen] = useState<string>();
  return (
    <div className="two-columns">
      <Flex vertical align="flex-start">
        {pack.files.map((path) => (
          <Button
            key={path}
            type={path === chosen ? 'primary' : 'link'}
            size="small"
            aria-pressed={path === chosen}
            style={{ whiteSpace: 'normal', height: 'auto', textAlign: 'start', overflowWrap: 'anywhere' }}
            onClick={() => setChosen(path)}
          >
            {path}
          </Button>
        ))}
      </Flex>
      {chosen !== undefined && <FileView pack={pack.name} path={chosen} />}
    </div>
  );
}

function FileView({ pack, path }: { pack: string; path: string }) {
  const texts = useTexts(packTexts);
  const file = usePackFile(pack, path);
  return (
    <Flex vertical gap={8} style={{ minWidth: 0 }}>
      <DownloadButton path={filePath(pack, path)} fallbackName={path.split('/').at(-1) ?? path}>
        {texts.download}
      </DownloadButton>
      <Loaded query={file}>
        {(text) => (
          <pre
            className="mono"
            tabIndex={0}
            role="region"
            aria-label={texts.file}
            style={{ overflow: 'auto', maxHeight: 520, margin: 0 }}
          >
            {text.slice(0, SHOWN_CHARACTERS)}
            {text.length > SHOWN_CHARACTERS && ' …'}
          </pre>
        )}
      </Loaded>
    </Flex>
  );
}
