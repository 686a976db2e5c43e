// One indicator: the map with its legend on one side, the whole and the table on the other.
import { Breadcrumb, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Loaded } from '../components/loaded';
import { useTexts } from '../texts/use-texts';
import { MapPanel } from './map-panel';
import { useBoundaries, useValues } from './queries';
import { Summary } from './summary';
import { mapTexts } from './texts';
import { Unplaced } from './unplaced';
import type { Choice } from './use-choice';
import { ValuesTable } from './values-table';
import { CsvButton } from './csv-button';

interface Props {
  choice: Choice;
  onOpen: (code: string) => void;
  onCity: () => void;
}

export function CityMap({ choice, onOpen, onCity }: Props) {
  const texts = useTexts(mapTexts);
  const { indicator, level, within } = choice;
  const [marked, setMarked] = useState<string>();
  const counties = useValues(indicator.name, 'county');
  const asked = useValues(indicator.name, level, within);
  const boundaries = useBoundaries('county');
  const mayOpen = level === 'county' && indicator.levels.includes('township');
  const names = new Map(counties.data?.divisions.map(({ code, name }) => [code, name]));
  return (
    <div className="map-halves">
      <Flex vertical gap={8}>
        <Place city={counties.data?.whole.name} district={names.get(within ?? '')} onCity={onCity} />
        <MapPanel
          indicator={indicator}
          values={counties}
          boundaries={boundaries}
          level={level}
          within={within}
          marked={marked}
          onMark={setMarked}
          onOpen={indicator.levels.includes('township') ? onOpen : undefined}
        />
      </Flex>
      <Loaded query={asked}>
        {(values) => (
          <Flex vertical gap={12}>
            <Summary indicator={indicator} values={values} />
            <Card
              size="small"
              title={<h2 className="map-heading">{texts.table}</h2>}
              extra={<CsvButton indicator={indicator} values={values} names={names} />}
              styles={{ body: { padding: 0 } }}
            >
              <ValuesTable
                indicator={indicator}
                rows={values.divisions}
                few={values.few}
                above={level === 'township' && within === undefined ? names : undefined}
                marked={marked}
                onOpen={mayOpen ? onOpen : undefined}
                onMark={setMarked}
              />
            </Card>
            <Unplaced values={values} />
          </Flex>
        )}
      </Loaded>
    </div>
  );
}

/** Where one is, and the way back to the city. */
function Place({
  city,
  district,
  onCity,
}: {
  city?: string;
  district: string | undefined;
  onCity: () => void;
}) {
  const texts = useTexts(mapTexts);
  const whole =
    district === undefined ? (
      city
    ) : (
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={onCity}>
        {city}
      </Button>
    );
  const items = [{ title: whole }, ...(district === undefined ? [] : [{ title: district }])];
  return <Breadcrumb aria-label={texts.place} items={items} style={{ minHeight: 24 }} />;
}
