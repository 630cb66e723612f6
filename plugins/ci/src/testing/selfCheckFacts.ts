import type {
  CheckInFact,
  JobFact,
  RunFact,
  SelfCheckFacts,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import {
  day,
  hour,
  minute,
  sha,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { job, run, steps } from './factories';

/** How a made-up team works. */
export type TeamHabit =
  | 'exemplary'
  | 'untested'
  | 'slow'
  | 'flaky'
  | 'young'
  | 'dormant';

const workflow: WorkflowFact = {
  repositoryId: 'github.com:1',
  id: '1',
  name: 'unit-tests',
  path: '.github/workflows/unit-tests.yml',
  state: 'active',
};

const subjects = [
  'Show the price per unit',
  'Ask the bank twice before giving up',
  'Read prices from the new table',
  'Raise the size of the connection pool',
  'Rename a column of the price list',
  'Round prices half up',
  'Take the postcode apart before the search',
];

/** Facts of ninety days for the real rules to answer from; the same for the same habit, name and instant. */
export function selfCheckFacts(
  habit: TeamHabit,
  options: { name: string; now: number },
): SelfCheckFacts {
  const { name, now } = options;
  const seed = [...name].reduce((sum, each) => sum + each.charCodeAt(0), 0);
  const days = workingDaysBefore(now).slice(0, habit === 'young' ? 2 : 62);
  const checkIns: CheckInFact[] = [];
  const runs: RunFact[] = [];
  const jobs: JobFact[] = [];
  const mergedPullRequests: SelfCheckFacts['mergedPullRequests'] = [];

  const arrive = (at: number, number: number, words = ['success']) => {
    const id = sha(seed * 1_000 + number);
    const written = new Date(
      habit === 'slow' && number % 2 ? at - 6 * day : at - 2 * hour,
    ).toISOString();
    const isPullRequest = number % 3 === 0;
    checkIns.push({
      repositoryId: workflow.repositoryId,
      sha: id,
      message: subjects[number % subjects.length],
      author: number % 11 === 5 ? 'renovate[bot]' : 'kim',
      authoredAt: written,
      url: `https://github.com/acme/${name}/commit/${id}`,
      reachedMainlineAt: new Date(at).toISOString(),
      reachedBy: isPullRequest ? 'pr_merge' : 'push',
      pushIndex: 0,
    });
    if (isPullRequest) {
      mergedPullRequests.push({
        repositoryId: workflow.repositoryId,
        number: 100 + number,
        baseBranch: 'main',
        mergedAt: new Date(at).toISOString(),
        mergeSha: id,
        commits: [0, 1].map(index => ({
          sha: sha(seed * 1_000 + 500 + number * 2 + index),
          author: 'kim',
          authoredAt: written,
        })),
      });
    }
    words.forEach((conclusion, index) => {
      const ended = at + (index + 1) * 5 * minute;
      const made = run(now, {
        id: String(8_000_000_000 + seed * 1_000 + number),
        attempt: index + 1,
        headSha: id,
        // A workflow that is named after tests would be taken for one.
        ...(habit === 'untested' ? { workflowName: 'package' } : {}),
        conclusion,
        createdAt: new Date(at + index * 5 * minute).toISOString(),
        startedAt: new Date(at + index * 5 * minute).toISOString(),
        updatedAt: new Date(ended).toISOString(),
      });
      runs.push(made);
      jobs.push(
        job(now, {
          id: `${made.id}-${made.attempt}`,
          runId: made.id,
          attempt: made.attempt,
          name: habit === 'untested' ? 'package' : 'unit-tests',
          conclusion,
          steps: steps([['Compile', 'success', 20_000]], at),
        }),
      );
    });
  };

  let number = 0;
  if (habit !== 'dormant') {
    days.forEach((start, index) => {
      const red = index % 9 === 4 && habit !== 'untested' && habit !== 'young';
      if (red && habit === 'flaky') {
        arrive(start + 10 * hour, number++, ['failure', 'success']);
      } else if (red) {
        arrive(start + 10 * hour, number++, ['failure']);
        const repair = habit === 'slow' ? day + 5 * hour : 25 * minute;
        arrive(start + 10 * hour + repair, number++);
      } else {
        arrive(start + 11 * hour, number++);
        if (index % 2) arrive(start + 14 * hour, number++);
      }
    });
  }

  const known = (at: string) => Date.parse(at) < now;
  return {
    mainline: {
      defaultBranch: 'main',
      checkIns: checkIns.filter(each => known(each.reachedMainlineAt)),
      workflows: [
        habit === 'untested' ? { ...workflow, name: 'package' } : workflow,
      ],
      runs: runs.filter(each => known(each.updatedAt)),
    },
    jobs,
    completeUpTo: new Date(now - minute).toISOString(),
    mergedPullRequests: mergedPullRequests.filter(each => known(each.mergedAt)),
    openBranches:
      habit === 'slow'
        ? [
            {
              repositoryId: workflow.repositoryId,
              name: 'feature/new-price-engine',
              commits: [
                {
                  sha: sha(seed * 1_000 + 999),
                  author: 'kim',
                  authoredAt: new Date(now - 12 * day).toISOString(),
                },
              ],
            },
          ]
        : [],
    changedPaths: checkIns.map(each => ({
      repositoryId: workflow.repositoryId,
      sha: each.sha,
      paths: ['src/price.ts'],
    })),
  };
}

/** Midnights in UTC of Mondays to Fridays, newest first: yesterday is the first that may be one. */
function workingDaysBefore(now: number): number[] {
  const today = now - (now % day);
  return Array.from(
    { length: 90 },
    (_, index) => today - (index + 1) * day,
  ).filter(midnight => ![0, 6].includes(new Date(midnight).getUTCDay()));
}
