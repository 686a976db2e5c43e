// Clauses of policy that something carries out, each with the way to its words.
import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

export function Clauses({ clauses }: { clauses: string[] }) {
  const { none } = useTexts(common);
  if (clauses.length === 0) {
    return <Typography.Text type="secondary">{none}</Typography.Text>;
  }
  return (
    <Flex gap={4} wrap style={{ maxWidth: 360 }}>
      {clauses.map((clause) => (
        <Tag key={clause}>
          <Link to={`/trace?q=${clause}`}>{clause}</Link>
        </Tag>
      ))}
    </Flex>
  );
}
