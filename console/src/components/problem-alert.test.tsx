import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { prefer } from '../preferences';
import { ProblemAlert } from './problem-alert';

beforeEach(() => prefer({ language: 'zh-CN' }));

it('says what the server said, and who can grant what was refused', () => {
  const detail = '您作为本单位的数据管理员不能查询数据“deaths”；请联系有权限的管理员。';
  const grantors = [
    { role: 'steward' as const, organisation: '1', organisation_name: { zh: '市卫生健康委', en: '' } },
    { role: 'administrator' as const, organisation: null, organisation_name: null },
  ];
  render(
    <ProblemAlert error={new Problem(403, { code: 'policy.denied', title: '没有权限', detail, grantors })} />,
  );
  expect(screen.getByText(detail)).toBeTruthy();
  expect(screen.getByText('谁能办理：市卫生健康委的数据管理员、系统管理员。')).toBeTruthy();
});

it('says what to do when nobody answered', async () => {
  const retry = vi.fn();
  render(<ProblemAlert error={new TypeError('Failed to fetch')} onRetry={retry} />);
  expect(screen.getByText('服务器没有应答')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  expect(retry).toHaveBeenCalledOnce();
});

it('explains a body that a proxy found too large', () => {
  prefer({ language: 'en' });
  render(<ProblemAlert error={new Problem(413)} />);
  expect(screen.getByText(/larger than the server takes/)).toBeTruthy();
});

it('does not let the reader try again before the time that the server named', () => {
  const problem = new Problem(429, { detail: '登录失败次数过多', params: { retry_after_seconds: '40' } });
  render(<ProblemAlert error={problem} onRetry={() => undefined} />);
  expect(screen.getByRole('button', { name: '40 秒后可以重试' })).toHaveProperty('disabled', true);
});

it('shows the number of the request when the server failed', () => {
  render(<ProblemAlert error={new Problem(500, { detail: '我们这边出了问题', request_id: '01a1-77' })} />);
  expect(screen.getByText('01a1-77')).toBeTruthy();
});
