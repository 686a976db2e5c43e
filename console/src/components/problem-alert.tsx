// A failure where it happened: what, what to do, a way to try again, and the number under which the log has it.
import { Alert, Button, Space, Typography } from 'antd';
import { asProblem } from '../api/problem';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { useCountdown } from './use-countdown';
import { useProblemText } from './use-problem-text';

interface Props {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

export function ProblemAlert({ error, onRetry }: Props) {
  const problem = asProblem(error);
  const texts = useTexts(common);
  const { title, detail, advice } = useProblemText(problem);
  const seconds = useCountdown(problem.retryAfterSeconds, error);
  return (
    <Alert
      type={problem.status === 403 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={
        <Space orientation="vertical" size={4}>
          <Detail text={detail} snippet={problem.params.snippet} />
          {advice !== undefined && <span>{advice}</span>}
          {problem.fields.length > 0 && (
            <ul>
              {problem.fields.map((fault) => (
                <li key={`${fault.field} ${fault.message}`}>
                  <span className="mono">{fault.field}</span> {fault.message}
                </li>
              ))}
            </ul>
          )}
          {problem.requestId !== '' && problem.status >= 500 && (
            <Typography.Text type="secondary" copyable={{ text: problem.requestId }}>
              {texts.requestId} <span className="mono">{problem.requestId}</span>
            </Typography.Text>
          )}
          {onRetry && (
            <Button onClick={onRetry} disabled={seconds > 0}>
              {seconds > 0 ? texts.problems.waitSeconds(seconds) : texts.retry}
            </Button>
          )}
        </Space>
      }
    />
  );
}

interface DetailProps {
  text: string;
  /** A line of SQL with a mark under its fault, which keeps its columns. */
  snippet?: string | undefined;
}

function Detail({ text, snippet }: DetailProps) {
  const sentence = snippet === undefined ? text : text.replace(snippet, '').trim();
  return (
    <>
      <span>{sentence}</span>
      {snippet !== undefined && (
        <pre className="mono" style={{ margin: '8px 0 0', overflowX: 'auto', whiteSpace: 'pre' }}>
          {snippet}
        </pre>
      )}
    </>
  );
}
