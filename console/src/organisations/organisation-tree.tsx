// The tree of organisations: each branch is asked for when it is opened.
import { Card, Empty, Flex, Skeleton, Tag, Tree, Typography, type TreeDataNode } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ListedOrganisation } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { BRANCH_MOST, useBranches } from './queries';
import { organisationTexts } from './texts';

export function OrganisationTree() {
  const texts = useTexts(organisationTexts);
  const [opened, setOpened] = useState<string[]>();
  const roots = useBranches(['']);
  const first = roots.found.get('')?.map(({ id }) => id) ?? [];
  // What stands right below the root is there to be seen at once.
  const open = opened ?? first;
  const branches = useBranches(['', ...open]);
  const nodes = useNodes(branches.found);
  if (branches.error) {
    return <ProblemAlert error={branches.error} />;
  }
  if (roots.isLoading) {
    return <Skeleton active paragraph={{ rows: 8 }} />;
  }
  return (
    <Card>
      {first.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.noneFound} />
      ) : (
        <Tree
          aria-label={texts.title}
          blockNode
          selectable={false}
          treeData={nodes('')}
          expandedKeys={open}
          onExpand={(keys) => setOpened(keys.map(String))}
          motion={false}
        />
      )}
    </Card>
  );
}

/** The nodes right below an organisation, with those below them as far as they are known. */
function useNodes(found: Map<string, ListedOrganisation[]>): (parent: string) => TreeDataNode[] {
  const nodes = (parent: string): TreeDataNode[] =>
    (found.get(parent) ?? []).map((organisation) => ({
      key: organisation.id,
      title: <Branch organisation={organisation} />,
      isLeaf: organisation.children_count === 0,
      ...(found.has(organisation.id) ? { children: nodes(organisation.id) } : {}),
    }));
  return nodes;
}

function Branch({ organisation }: { organisation: ListedOrganisation }) {
  const texts = useTexts(organisationTexts);
  const say = useSay();
  const { number } = useFormats();
  const { children_count: count } = organisation;
  const told =
    count > BRANCH_MOST ? texts.belowMost(number(count), number(BRANCH_MOST)) : texts.below(number(count));
  return (
    <Flex gap={8} align="center" wrap>
      <Link to={`/organisations/${organisation.id}`}>{say(organisation.name)}</Link>
      <Tag>{texts.kinds[organisation.kind]}</Tag>
      {count > 0 && <Typography.Text type="secondary">{told}</Typography.Text>}
    </Flex>
  );
}
