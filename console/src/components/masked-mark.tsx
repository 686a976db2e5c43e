// Tells that what stands in a column was masked for the one who reads it.
import { EyeInvisibleOutlined } from '@ant-design/icons';
import { useTexts } from '../texts/use-texts';
import { componentTexts } from './texts';

export function MaskedMark() {
  const { masked } = useTexts(componentTexts);
  return <EyeInvisibleOutlined style={{ marginInlineStart: 4 }} title={masked} aria-label={masked} />;
}
