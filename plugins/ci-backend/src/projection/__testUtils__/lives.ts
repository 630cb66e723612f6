import type {
  CheckInFact,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import fc from 'fast-check';
import {
  aCheckIn,
  aRun,
  catalogRepository,
} from '../../__testUtils__/seedFacts';
import type { CollectedFacts } from '../../facts';

const hourMs = 60 * 60 * 1000;
/** The evening of a day: an hour later is another one. */
const beginning = Date.parse('2026-03-01T20:00:00.000Z');
const length = 40 * 24;

/** One thing that is learned of a repository, or said of its default branch. */
export type Lesson =
  | { facts: CollectedFacts }
  | { defaultBranch: string }
  | { completeUpTo: string };

/** What is learned in one transaction, and whether health is computed after it. */
export interface Step {
  lessons: Lesson[];
  projected: boolean;
}

const attempt = fc.record({
  hours: fc.constantFrom(0.1, 0.5, 5, 30, 24 * 30),
  queued: fc.constantFrom(0, 0.05),
  conclusion: fc.constantFrom(
    'success',
    'success',
    'failure',
    'failure',
    'cancelled',
    undefined,
  ),
});

const build = fc.record({
  commit: fc.nat(7),
  workflow: fc.constantFrom('1', '1', '2', '3'),
  event: fc.constantFrom('push', 'push', 'push', 'push', 'merge_group', 'cron'),
  branch: fc.constantFrom('main', 'main', 'main', 'trunk'),
  isOfFork: fc.constantFrom(false, false, false, true),
  madeAfterHours: fc.constantFrom(0, 0, 0, 1, 30),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 3 }),
});

const commit = fc.record({
  hour: fc.oneof(fc.nat(72), fc.nat(length)),
  /** Read; known from its builds alone; read, and then found to have arrived at another time. */
  known: fc.constantFrom('read', 'read', 'read', 'built', 'moved'),
  belowHead: fc.boolean(),
});

const workflowState = fc.record({
  id: fc.constantFrom('1', '2', '3'),
  state: fc.constantFrom('active', 'active', 'disabled_manually', 'deleted'),
  name: fc.constantFrom('CI', 'Lint', 'Renamed'),
});

/** What a repository lived through, learned in random order, in random portions. */
export const lives: fc.Arbitrary<Step[]> = fc
  .record({
    commits: fc.array(commit, { minLength: 1, maxLength: 8 }),
    builds: fc.array(build, { minLength: 1, maxLength: 10 }),
    workflows: fc.array(workflowState, { maxLength: 3 }),
    defaultBranches: fc.constantFrom<string[]>(
      [],
      [],
      [],
      ['trunk'],
      ['trunk', 'main'],
    ),
    completeUpTo: fc.array(fc.nat(length), { maxLength: 2 }),
  })
  .map(life => [
    ...checkInsOf(life.commits).map(each => ({ facts: { checkIns: [each] } })),
    ...life.builds.flatMap((each, index) =>
      lessonsOf(each, index, life.commits[each.commit % life.commits.length]),
    ),
    ...life.workflows.map(each => ({
      facts: { listedWorkflows: [workflowOf(each)] },
    })),
    ...life.defaultBranches.map(defaultBranch => ({ defaultBranch })),
    ...life.completeUpTo.map(hour => ({ completeUpTo: instant(hour) })),
  ])
  .chain(lessons =>
    fc.record({
      lessons: fc.shuffledSubarray<Lesson>(lessons, {
        minLength: lessons.length,
        maxLength: lessons.length,
      }),
      sizes: fc.array(
        fc.record({
          size: fc.integer({ min: 1, max: 8 }),
          projected: fc.boolean(),
        }),
        {
          minLength: 3,
          maxLength: 12,
        },
      ),
    }),
  )
  .map(({ lessons, sizes }) => inSteps(lessons, sizes));

function inSteps(
  lessons: Lesson[],
  sizes: Array<{ size: number; projected: boolean }>,
): Step[] {
  const steps: Step[] = [];
  let start = 0;
  for (const { size, projected } of sizes) {
    steps.push({ lessons: lessons.slice(start, start + size), projected });
    start += size;
  }
  return [...steps, { lessons: lessons.slice(start), projected: true }];
}

function checkInsOf(
  commits: Array<{ hour: number; known: string; belowHead: boolean }>,
): CheckInFact[] {
  return commits.flatMap(({ hour, known, belowHead }, index) => {
    const said = aCheckIn({
      sha: `s${index}`,
      message: `Change ${index}`,
      reachedMainlineAt: instant(hour),
      pushIndex: belowHead ? 1 : 0,
    });
    if (known === 'built') return [];
    const { reachedBy, ...guessed } = said;
    return known === 'read'
      ? [said]
      : [{ ...guessed, reachedMainlineAt: instant(hour + 26) }, said];
  });
}

function lessonsOf(
  spec: typeof build extends fc.Arbitrary<infer T> ? T : never,
  index: number,
  { hour }: { hour: number },
): Lesson[] {
  const made =
    hour + spec.madeAfterHours - (spec.event === 'merge_group' ? 1 : 0);
  let begun = made;
  return spec.attempts.flatMap(({ hours, queued, conclusion }, n) => {
    const run: RunFact = aRun({
      id: `${9_000_000_000 + index}`,
      attempt: n + 1,
      number: index,
      workflowId: spec.workflow,
      workflowName: `Workflow ${spec.workflow}`,
      workflowPath: `.github/workflows/${spec.workflow}.yml`,
      event: spec.event,
      branch: spec.branch,
      headSha: `s${spec.commit}`,
      headRepository: spec.isOfFork ? 'someone/catalog' : undefined,
      createdAt: instant(made),
      startedAt: instant(begun + queued),
      updatedAt: instant(begun + queued),
      status: 'in_progress',
      conclusion: undefined,
    });
    begun += hours;
    const completed: RunFact = {
      ...run,
      status: 'completed',
      conclusion,
      updatedAt: instant(begun + queued),
    };
    return [
      { facts: { runs: [run] } },
      ...(conclusion
        ? [
            { facts: { runs: [completed] } },
            { facts: { jobs: [jobOf(completed)] } },
          ]
        : []),
    ];
  });
}

function jobOf(run: RunFact): JobFact {
  return {
    repositoryId: run.repositoryId,
    id: `${run.id}${run.attempt}`,
    runId: run.id,
    attempt: run.attempt,
    name: 'build',
    status: run.status,
    conclusion: run.conclusion,
    labels: [],
    steps: [],
  };
}

function workflowOf(said: {
  id: string;
  state: string;
  name: string;
}): WorkflowFact {
  return {
    repositoryId: catalogRepository.id,
    path: `.github/workflows/${said.id}.yml`,
    ...said,
  };
}

function instant(hour: number): string {
  return new Date(beginning + hour * hourMs).toISOString();
}
