// Which indicator, at which level.
import { Flex, Form, Segmented, Select } from 'antd';
import type { DivisionLevel, Indicator } from '../api/types';
import { useSay, useTexts } from '../texts/use-texts';
import { mapTexts } from './texts';
import type { Choice } from './use-choice';

interface Props {
  indicators: readonly Indicator[];
  choice: Choice;
  onChange: (changes: { indicator?: string; level?: DivisionLevel; within?: string | undefined }) => void;
}

export function ChoiceBar({ indicators, choice, onChange }: Props) {
  const texts = useTexts(mapTexts);
  const say = useSay();
  return (
    <Flex gap="8px 24px" wrap>
      <Form.Item label={texts.indicator} htmlFor="indicator" style={{ margin: 0, flex: '0 1 26rem' }}>
        <Select
          id="indicator"
          showSearch={{ optionFilterProp: 'label' }}
          value={choice.indicator.name}
          onChange={(indicator) => onChange({ indicator })}
          options={indicators.map(({ name, title }) => ({ value: name, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item label={texts.level} style={{ margin: 0 }}>
        <Segmented
          aria-label={texts.level}
          value={choice.level}
          onChange={(level) => onChange({ level, within: undefined })}
          options={choice.indicator.levels.map((level) => ({ value: level, label: texts.levels[level] }))}
        />
      </Form.Item>
    </Flex>
  );
}
