// A lineage as a list: the sources, the nearest first, then what is made of the dataset.
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Lineage, LineageNode } from '../api/types';
import { useSay, useTexts } from '../texts/use-texts';
import { addressOf, neighboursOf, sidesOf } from './lineage';
import { lineageTexts } from './texts';

export function LineageList({ lineage }: { lineage: Lineage }) {
  const texts = useTexts(lineageTexts);
  const { sources, uses } = sidesOf(lineage);
  return (
    <Flex vertical gap={16}>
      <Side title={texts.sources} empty={texts.noSources} nodes={sources} lineage={lineage} />
      <Side title={texts.uses} empty={texts.noUses} nodes={uses} lineage={lineage} />
    </Flex>
  );
}

interface SideProps {
  title: string;
  empty: string;
  nodes: LineageNode[];
  lineage: Lineage;
}

function Side({ title, empty, nodes, lineage }: SideProps) {
  return (
    <section>
      <h2 style={{ fontSize: 15, margin: '0 0 8px' }}>{title}</h2>
      {nodes.length === 0 ? (
        <Typography.Text type="secondary">{empty}</Typography.Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {nodes.map((node) => (
            <li key={node.id} style={{ paddingBlock: 4 }}>
              <Item node={node} lineage={lineage} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ node, lineage }: { node: LineageNode; lineage: Lineage }) {
  const texts = useTexts(lineageTexts);
  const say = useSay();
  const title = useNodeTitle();
  const address = addressOf(node);
  const next = neighboursOf(node, lineage).map(({ kind, node }) => texts.leadsTo[kind](title(node)));
  return (
    <>
      {address === undefined ? (
        title(node)
      ) : (
        <Link to={address} className="in-text">
          {title(node)}
        </Link>
      )}{' '}
      <Tag>{texts.kinds[node.kind]}</Tag>
      <Typography.Text type="secondary">
        {[node.owner_name && say(node.owner_name), ...next].filter(Boolean).join(texts.separator)}
      </Typography.Text>
    </>
  );
}

/** What a node is called; what may not be seen has no name. */
export function useNodeTitle(): (node: LineageNode) => string {
  const texts = useTexts(lineageTexts);
  const say = useSay();
  return (node) => {
    if (node.title) {
      return say(node.title);
    }
    return node.distance < 0 ? texts.hiddenSource : texts.hiddenUse;
  };
}
