// Language, and light or dark: at hand before and after the login.
import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { prefer, usePreferences, type Brightness } from '../preferences';
import { useTexts } from '../texts/use-texts';
import { frameTexts } from './texts';

const CHOICES: Brightness[] = ['light', 'dark', 'system'];

export function Preferences() {
  const texts = useTexts(frameTexts);
  const { language, brightness } = usePreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Flex gap={4}>
      <Button type="text" icon={<GlobalOutlined />} onClick={() => prefer({ language: other })}>
        {/* The name of the other language, in that language. */}
        <span lang={other}>{texts.language}</span>
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [brightness],
          items: CHOICES.map((choice) => ({ key: choice, label: texts[choice] })),
          onClick: ({ key }) => prefer({ brightness: key as Brightness }),
        }}
      >
        <Button type="text" icon={<BulbOutlined />} aria-label={texts.brightness} title={texts.brightness} />
      </Dropdown>
    </Flex>
  );
}
