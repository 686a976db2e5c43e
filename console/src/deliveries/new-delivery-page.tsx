// Handing a file over: choose it, see what it was found to be, settle columns, read what is wrong, confirm.
import { Alert } from 'antd';
import { useParams } from 'react-router';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { useDataset } from '../datasets/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { Wizard } from './wizard';
import { wizardTexts } from './wizard-texts';

export function Component() {
  const { dataset: name = '' } = useParams();
  const texts = useTexts(wizardTexts).wizard;
  const say = useSay();
  const dataset = useDataset(name);
  const title = dataset.data ? say(dataset.data.title) : name;
  return (
    <Page title={`${texts.title} · ${title}`} above={[{ title, to: `/datasets/${name}` }]} lead={texts.lead}>
      <Loaded query={dataset}>
        {(data) =>
          data.origin === 'delivered' ? (
            <Wizard key={data.name} dataset={data} />
          ) : (
            <Alert type="info" showIcon title={texts.notDelivered} />
          )
        }
      </Loaded>
    </Page>
  );
}
