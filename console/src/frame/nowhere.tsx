// An address that leads nowhere.
import { Result } from 'antd';
import { LinkButton } from '../components/link-button';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

export function Nowhere() {
  const { nowhere } = useTexts(common);
  return (
    <Result
      icon={null}
      title={nowhere.title}
      subTitle={nowhere.detail}
      extra={
        <LinkButton to="/" type="primary">
          {nowhere.home}
        </LinkButton>
      }
    />
  );
}
