// The city map: an indicator in the districts and townships, drawn and as a table.
import { Empty } from 'antd';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { useTexts } from '../texts/use-texts';
import { ChoiceBar } from './choice-bar';
import { CityMap } from './city-map';
import { useIndicators } from './queries';
import { mapTexts } from './texts';
import { useChoice } from './use-choice';

export function Component() {
  const texts = useTexts(mapTexts);
  const indicators = useIndicators();
  const { choice, change } = useChoice(indicators.data ?? []);
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Loaded query={indicators}>
        {(known) =>
          choice === undefined ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.none} />
          ) : (
            <>
              <ChoiceBar indicators={known} choice={choice} onChange={change} />
              <CityMap
                choice={choice}
                onOpen={(within) => change({ level: 'township', within })}
                onCity={() => change({ level: 'county', within: undefined })}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
