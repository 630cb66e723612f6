import type { CheckInFact, JobFact, RunFact, StepFact } from '../../facts';
import type { SelfCheckEvidence, WouldTurn } from '../SelfCheckAnswer';
import type {
  BranchCommit,
  MergedPullRequestFact,
  OpenBranchFact,
  SelfCheckFacts,
  TestReportFact,
} from '../SelfCheckFacts';
import { defaultSelfCheckRules } from '../SelfCheckRules';
import type { SelfCheckRules } from '../SelfCheckRules';

/** `23 10:00` is a time of March 2026 in UTC, whose 23rd is a Monday; whoever asks does so on Friday the 27th at noon. */
export function time(words: string): string {
  const [day, clock] = words.split(' ');
  return `2026-03-${day.padStart(2, '0')}T${clock}:00.000Z`;
}

export const now = time('27 12:00');

/** A check-in: `checkIn('a', '23 10:00', '23 11:00')` was written at ten and pushed at eleven. */
export function checkIn(
  sha: string,
  written: string | undefined,
  reached: string,
  rest: Partial<CheckInFact> = {},
): CheckInFact {
  return {
    repositoryId: 'r',
    sha,
    message: `Change ${sha}`,
    author: 'Ada',
    authoredAt: written && time(written),
    reachedMainlineAt: time(reached),
    reachedBy: 'push',
    pushIndex: 0,
    ...rest,
  };
}

/** So many check-ins that were pushed as soon as they were written. */
export function prompt(count: number): CheckInFact[] {
  return Array.from({ length: count }, (_, index) =>
    checkIn(`p${index}`, `16 10:${10 + index}`, `16 11:${10 + index}`),
  );
}

export function commit(
  sha: string,
  written: string | undefined,
  rest: Partial<BranchCommit> = {},
): BranchCommit {
  return {
    sha,
    author: 'Ada',
    authoredAt: written && time(written),
    ...rest,
  };
}

export function pullRequest(
  number: number,
  mergeSha: string,
  merged: string,
  commits: BranchCommit[],
  baseBranch = 'main',
): MergedPullRequestFact {
  return {
    repositoryId: 'r',
    number,
    baseBranch,
    mergedAt: time(merged),
    mergeSha,
    commits,
  };
}

export function branch(name: string, commits: BranchCommit[]): OpenBranchFact {
  return { repositoryId: 'r', name, commits };
}

/** A run: `run('a', 'success', '23 11:00', '23 11:10')` was made at eleven and ended ten minutes later. */
export function run(
  sha: string,
  word: string,
  created: string,
  ended: string = created,
  rest: Partial<RunFact> = {},
): RunFact {
  const completed = !['queued', 'in_progress', 'waiting'].includes(word);
  const workflowId = rest.workflowId ?? 'ci';
  return {
    repositoryId: 'r',
    id: `${workflowId}-${sha}`,
    attempt: 1,
    number: 1,
    workflowId,
    workflowName: workflowId,
    event: 'push',
    branch: 'main',
    headSha: sha,
    status: completed ? 'completed' : word,
    conclusion: completed ? word : undefined,
    url: '',
    createdAt: time(created),
    updatedAt: time(ended),
    ...rest,
  };
}

/** `job(of, 'build', 'success', 'compile success', 'unit tests skipped')`, steps in their order. */
export function job(
  of: Pick<RunFact, 'id' | 'attempt'>,
  name: string,
  conclusion: string,
  ...steps: string[]
): JobFact {
  return {
    repositoryId: 'r',
    id: `${of.id}/${of.attempt}/${name}`,
    runId: of.id,
    attempt: of.attempt,
    name,
    status: conclusion === 'in_progress' ? conclusion : 'completed',
    conclusion,
    labels: [],
    steps: steps.map((words, index): StepFact => {
      const [, said, came] = /^(.*) (\w+)$/.exec(words) ?? [];
      return {
        number: index + 1,
        name: said,
        status: 'completed',
        conclusion: came,
      };
    }),
  };
}

export function report(
  sha: string,
  at: string,
  counts: Partial<TestReportFact> = {},
): TestReportFact {
  return {
    repositoryId: 'r',
    sha,
    format: 'junit',
    at: time(at),
    tests: 10,
    failed: 0,
    skipped: 0,
    ...counts,
  };
}

/** All that can be read was read, and nothing was found, beside what is given. */
export function factsOf({
  mainline,
  ...rest
}: Partial<Omit<SelfCheckFacts, 'mainline'>> & {
  mainline?: Partial<SelfCheckFacts['mainline']>;
} = {}): SelfCheckFacts {
  return {
    mainline: {
      defaultBranch: 'main',
      checkIns: [],
      workflows: [],
      runs: [],
      ...mainline,
    },
    jobs: [],
    completeUpTo: now,
    mergedPullRequests: [],
    openBranches: [],
    ...rest,
  };
}

export function rulesOf(rules: {
  [K in keyof SelfCheckRules]?: SelfCheckRules[K] extends string[]
    ? SelfCheckRules[K]
    : Partial<SelfCheckRules[K]>;
}): SelfCheckRules {
  const { calendar, bots, daily, tested, fixing } = defaultSelfCheckRules;
  return {
    calendar: { ...calendar, ...rules.calendar },
    bots: rules.bots ?? bots,
    daily: { ...daily, ...rules.daily },
    tested: { ...tested, ...rules.tested },
    fixing: { ...fixing, ...rules.fixing },
  };
}

const marks = {
  'counts-for': '+',
  'counts-against': '-',
  'cannot-tell': '?',
  'does-not-count': 'o',
};

/** `a + in-time`: of every item but the ones that `prompt` made. */
export function inWords(evidence: SelfCheckEvidence[]): string[] {
  return evidence
    .map(each => `${nameOf(each)} ${marks[each.verdict]} ${each.reason}`)
    .filter(words => !/^p\d/.test(words))
    .sort();
}

function nameOf({ subject }: SelfCheckEvidence): string {
  switch (subject.kind) {
    case 'commit':
    case 'check-in':
      return subject.sha;
    case 'branch':
      return `branch ${subject.name}`;
    case 'red':
      return `${subject.workflowIds.join('&')} ${subject.brokenBy}`;
    default: {
      const unexpected: never = subject;
      throw new Error(`No such subject: ${JSON.stringify(unexpected)}`);
    }
  }
}

/** A code and a count to match; of what is not said, nothing is asked. */
export function turn(
  words: [code: WouldTurn['code'], count?: number] | undefined,
): Partial<WouldTurn> {
  const [code, count] = words ?? [];
  return { ...(code && { code }), ...(count !== undefined && { count }) };
}
