import type {
  CheckInRow,
  JobFact,
  Outcome,
  RunSummary,
  ServiceHealth,
  StepFact,
  StripBuild,
} from '@mainline/backstage-plugin-ci-common';
import { outcomeOf } from '@mainline/backstage-plugin-ci-common';
import {
  ago,
  day,
  hour,
  minute,
  sha,
} from '@mainline/backstage-plugin-mainline-react/testing';

export function strip(
  outcomes: string,
  options: { now: number; seed?: number; every?: number },
): StripBuild[] {
  const { now, seed = 0, every = 3 * hour } = options;
  const words: Record<string, Outcome> = {
    p: 'passing',
    f: 'failing',
    r: 'running',
    c: 'cancelled',
    u: 'unknown',
    l: 'passing',
  };
  return [...outcomes].map((letter, index) => ({
    runId: String(9_000_000_000 + seed * 100 + index),
    attempt: letter === 'l' ? 2 : 1,
    outcome: words[letter],
    flaky: letter === 'l',
    durationMs:
      letter === 'r'
        ? undefined
        : (3 + ((seed * 7 + index * 13) % 9) * 0.7) * minute,
    at: ago((outcomes.length - index) * every, now),
    shortSha: sha(seed * 100 + index).slice(0, 7),
  }));
}

export function health(
  name: string,
  now: number,
  change: Partial<ServiceHealth> = {},
): ServiceHealth {
  return {
    service: {
      entityRef: `component:default/${name}`,
      name,
      owner: 'group:default/team-a',
      system: 'system:default/shop',
      mapping: {
        mapped: true,
        repository: { host: 'github.com', slug: `acme/${name}` },
        from: 'project-slug',
      },
    },
    state: 'passing',
    since: ago(3 * day, now),
    running: false,
    checkInsSinceRed: 0,
    strip: strip('pppppppppppppppppppp', { now, seed: name.length }),
    windowDays: 30,
    builds: 84,
    successRate: 0.99,
    durationP50Ms: 4 * minute,
    durationP95Ms: 7 * minute + 20_000,
    timeToFixMs: 12 * minute,
    flakyRate: 0,
    lastCheckIn: {
      sha: sha(7),
      message: 'Round prices half up',
      author: 'kim',
      at: ago(2 * hour, now),
      url: `https://github.com/acme/${name}/commit/${sha(7)}`,
    },
    completeUpTo: ago(minute, now),
    contradictions: 0,
    repositoryUrl: `https://github.com/acme/${name}`,
    defaultBranch: 'main',
    ...change,
  };
}

export function run(now: number, change: Partial<RunSummary> = {}): RunSummary {
  const status = change.status ?? 'completed';
  const conclusion =
    change.conclusion ?? (status === 'completed' ? 'success' : undefined);
  const id = change.id ?? '9000000001';
  return {
    repositoryId: 'github.com:1',
    id,
    attempt: 1,
    attempts: change.attempt ?? 1,
    number: 412,
    workflowId: '1',
    workflowName: 'unit-tests',
    workflowPath: '.github/workflows/unit-tests.yml',
    event: 'push',
    branch: 'main',
    headSha: sha(1),
    headMessage: 'Fix price rounding',
    headAuthor: 'kim',
    actor: 'kim',
    url: `https://github.com/acme/catalog/actions/runs/${id}`,
    createdAt: ago(2 * hour, now),
    startedAt: ago(2 * hour - 20_000, now),
    updatedAt: ago(2 * hour - 5 * minute, now),
    flaky: false,
    queueMs: 20_000,
    durationMs: status === 'completed' ? 4 * minute + 40_000 : undefined,
    ...change,
    status,
    conclusion,
    outcome: outcomeOf({ status, conclusion }),
  };
}

export function checkIn(change: {
  seed: number;
  message: string;
  at: string;
  author?: string;
  runs: RunSummary[];
  feedbackMs?: number;
  outcome?: CheckInRow['outcome'];
}): CheckInRow {
  const worst: Outcome[] = ['failing', 'unknown', 'running', 'waiting'];
  return {
    checkIn: {
      repositoryId: 'github.com:1',
      sha: sha(change.seed),
      message: change.message,
      author: change.author ?? 'kim',
      url: `https://github.com/acme/catalog/commit/${sha(change.seed)}`,
      reachedMainlineAt: change.at,
      reachedBy: 'pr_merge',
      pushIndex: 0,
    },
    runs: change.runs,
    outcome:
      change.outcome ??
      (change.runs.length === 0
        ? 'no-run'
        : worst.find(word => change.runs.some(each => each.outcome === word)) ??
          change.runs[0].outcome),
    feedbackMs: change.feedbackMs,
  };
}

export function job(now: number, change: Partial<JobFact> = {}): JobFact {
  return {
    repositoryId: 'github.com:1',
    id: '501',
    runId: '9000000001',
    attempt: 1,
    name: 'jest',
    status: 'completed',
    conclusion: 'success',
    url: 'https://github.com/acme/catalog/actions/runs/9000000001/job/501',
    runnerName: 'runner-1',
    labels: ['ubuntu-latest'],
    createdAt: ago(2 * hour, now),
    startedAt: ago(2 * hour - 20_000, now),
    completedAt: ago(2 * hour - 4 * minute, now),
    steps: [],
    ...change,
  };
}

export function steps(
  names: Array<[name: string, conclusion: string, ms: number]>,
  start: number,
): StepFact[] {
  let at = start;
  return names.map(([name, conclusion, ms], index) => {
    const startedAt = new Date(at).toISOString();
    at += ms;
    return {
      number: index + 1,
      name,
      status: 'completed',
      conclusion,
      startedAt,
      completedAt: new Date(at).toISOString(),
    };
  });
}
