// What a person reads when a request fails: what the server said, or our own sentence where nobody said anything.
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import type { Problem } from '../api/problem';

export interface ProblemText {
  title: string;
  detail: string;
  /** What to do about it beyond the sentence. */
  advice?: string | undefined;
}

export function useProblemText(problem: Problem): ProblemText {
  const texts = useTexts(common);
  const say = useSay();
  const kind = kindOf(problem.status);
  const detail = problem.detail || sentence(texts.problems, kind, problem.status);
  const title = problem.title || texts.problems.titles[kind];
  if (problem.code === 'policy.denied') {
    const who = problem.grantors.map(({ role, organisation_name: name }) =>
      texts.problems.grantor(name ? say(name) : '', texts.roles[role]),
    );
    const advice = who.length > 0 ? texts.problems.whoCanGrant(who.join(texts.problems.and)) : undefined;
    return { title, detail, advice };
  }
  return { title, detail, advice: kind === 'ours' && problem.detail ? texts.problems.ours : undefined };
}

type Kind = keyof (typeof common)['zh-CN']['problems']['titles'];

function kindOf(status: number): Kind {
  switch (status) {
    case 0:
    case 502:
    case 504:
      return 'network';
    case 403:
      return 'denied';
    case 404:
      return 'missing';
    case 413:
      return 'tooLarge';
    case 429:
      return 'tooMany';
    default:
      return status >= 500 ? 'ours' : 'other';
  }
}

function sentence(texts: (typeof common)['zh-CN']['problems'], kind: Kind, status: number): string {
  switch (kind) {
    case 'network':
      return texts.network;
    case 'tooLarge':
      return texts.tooLarge;
    case 'tooMany':
      return texts.tooMany;
    case 'ours':
      return texts.ours;
    default:
      return texts.other(status);
  }
}
