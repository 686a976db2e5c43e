// The tree of organisations with how many datasets each has, its own and those below it.
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { DatasetPage } from '../api/types';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { Choice } from './choice';
import { chainOf, treeOf, type OwnerNode } from './owner-tree';
import { datasetTexts } from './texts';

const SHOWN = 8;

interface Props {
  counts: DatasetPage['facets']['owner'];
  chosen: string | undefined;
  choose: (owner: string | undefined) => void;
}

export function OwnerFacet({ counts, chosen, choose }: Props) {
  const roots = treeOf(counts);
  // The root and the way down to what is chosen are open from the beginning.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const open = new Set([...roots.map(({ value }) => value), ...chainOf(counts, chosen)]);
  const isOpen = (value: string) => open.has(value) !== toggled.has(value);
  const toggle = (value: string) =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(value)) {
        after.add(value);
      }
      return after;
    });
  return <Branch nodes={roots} chosen={chosen} choose={choose} isOpen={isOpen} toggle={toggle} />;
}

interface BranchProps {
  nodes: OwnerNode[];
  chosen: string | undefined;
  choose: Props['choose'];
  isOpen: (value: string) => boolean;
  toggle: (value: string) => void;
}

function Branch({ nodes, ...rest }: BranchProps) {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? nodes : nodes.slice(0, SHOWN);
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {shown.map((node) => (
        <Twig key={node.value} node={node} {...rest} />
      ))}
      {nodes.length > SHOWN && (
        <li>
          <Button type="link" size="small" style={{ paddingInline: 32 }} onClick={() => setWhole(!isWhole)}>
            {isWhole ? texts.showLess : texts.showAll(number(nodes.length))}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Twig({ node, ...rest }: { node: OwnerNode } & Omit<BranchProps, 'nodes'>) {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const { number } = useFormats();
  const { value, children } = node;
  const { chosen, choose, isOpen, toggle } = rest;
  const name = say(node.title);
  const icon = isOpen(value) ? <DownOutlined /> : <RightOutlined />;
  return (
    <li>
      <Flex align="flex-start">
        {children.length > 0 ? (
          <Button
            type="text"
            size="small"
            icon={icon}
            aria-expanded={isOpen(value)}
            aria-label={texts.below(name)}
            onClick={() => toggle(value)}
          />
        ) : (
          <span style={{ width: 24, flex: 'none' }} />
        )}
        <Choice
          isChosen={value === chosen}
          count={number(node.count)}
          countTitle={texts.ownAndBelow(number(node.own), number(node.count))}
          onClick={() => choose(value === chosen ? undefined : value)}
        >
          {name}
        </Choice>
      </Flex>
      {children.length > 0 && isOpen(value) && (
        <div style={{ paddingInlineStart: 12 }}>
          <Branch nodes={children} {...rest} />
        </div>
      )}
    </li>
  );
}
