import fc from 'fast-check';
import {
  foldDeployments,
  type JobFact,
  type RunFact,
  type SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import type { FakePayload, FakeRepository } from './FakeSource';
import {
  aCheckIn,
  aDeployment,
  aJob,
  aPullRequest,
  aRepository,
  aRun,
  at,
  aTruth,
  aWorkflow,
} from './facts';

/** What happened in a repository, and what would have been delivered of it. */
export interface History {
  /** The source's truth after each thing that happened; the last is the end. */
  truths: FakeRepository[];
  /** In the order of what happened. */
  deliveries: Told[];
}

/** What a delivery says, and how much had happened by then: an index of `truths`. */
export interface Told {
  happened: number;
  payload: FakePayload;
}

const conclusions = ['success', 'failure', 'cancelled', 'startup_failure'];
const stages = ['queued', 'in_progress', 'completed'];

const attempt = fc.record({
  conclusion: fc.constantFrom(...conclusions),
  jobs: fc.integer({ min: 0, max: 1 }),
  /** An earlier delivery said otherwise, of the same instant. */
  contradicted: fc.boolean(),
});

const run = fc.record({
  onMainline: fc.boolean(),
  workflow: fc.constantFrom('10', '11'),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 2 }),
  /** How far its last attempt got. */
  stage: fc.constantFrom(...stages, 'completed', 'completed'),
});

const deployment = fc.record({
  environment: fc.constantFrom('uat', 'production'),
  byRun: fc.boolean(),
  /** What was said of it, and whether in the same instant as what was said before. */
  said: fc.array(
    fc.record({
      state: fc.constantFrom(
        'queued',
        'waiting',
        'in_progress',
        'success',
        'failure',
        'error',
        'dreaming',
      ),
      atOnce: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  retired: fc.boolean(),
});

type DeploymentSpec = typeof deployment extends fc.Arbitrary<infer Spec>
  ? Spec
  : never;

type RunSpec = typeof run extends fc.Arbitrary<infer Spec> ? Spec : never;

/**
 * Arbitrary histories of one repository. Without `contradictions` everything that is delivered can be read from the
 * source as well; only mainline builds have jobs, for those of others are read when somebody looks at them.
 */
export function histories(options: {
  contradictions: boolean;
}): fc.Arbitrary<History> {
  return fc
    .tuple(
      fc.array(run, { minLength: 1, maxLength: 3 }),
      fc.array(deployment, { maxLength: 2 }),
    )
    .map(([runs, deployments]) =>
      tell(runs, deployments, options.contradictions),
    );
}

function tell(
  specs: RunSpec[],
  deployments: DeploymentSpec[],
  contradictions: boolean,
): History {
  const workflows = [aWorkflow(), aWorkflow({ id: '11', name: 'Deploy' })];
  const truth = aTruth({ workflows });
  const history: History = { truths: [], deliveries: [] };
  let minute = 0;

  const happen = (fact: RunFact, jobs: JobFact[], contradicted: boolean) => {
    const key = (r: { id: string; attempt: number }) => `${r.id}/${r.attempt}`;
    truth.runs = [...truth.runs.filter(r => key(r) !== key(fact)), fact];
    truth.jobs = [
      ...truth.jobs.filter(job => !jobs.some(j => j.id === job.id)),
      ...jobs,
    ];
    history.truths.push(structuredClone(truth));
    const deliver = (said: FakePayload) =>
      history.deliveries.push({
        happened: history.truths.length - 1,
        payload: {
          repository: aRepository(),
          workflows: [workflows[0]],
          ...said,
        },
      });
    deliver({ runs: [fact] });
    for (const job of jobs) deliver({ jobs: [job], look: true });
    if (contradicted && contradictions) {
      deliver({ runs: [{ ...fact, conclusion: 'timed_out' }] });
    }
  };

  specs.forEach((spec, n) => {
    const createdAt = at((minute += 1));
    if (spec.onMainline) {
      truth.checkIns.push(
        aCheckIn({ sha: `sha-${n}`, reachedMainlineAt: createdAt }),
      );
      truth.pullRequests.push(
        aPullRequest({
          number: n + 1,
          mergeSha: `sha-${n}`,
          mergedAt: createdAt,
        }),
      );
    }
    const end = { sha: `head-${n}`, authoredAt: createdAt };
    truth.branches = [
      ...truth.branches.slice(-1),
      { name: `branch-${n % 2}`, sha: end.sha, commits: [end] },
    ].filter(
      (each, index, all) =>
        all.findLastIndex(({ name }) => name === each.name) === index,
    );
    spec.attempts.forEach((made, index) => {
      const isLast = index === spec.attempts.length - 1;
      const lastStage = isLast ? stages.indexOf(spec.stage) : stages.length - 1;
      for (const status of stages.slice(0, lastStage + 1)) {
        minute += 1;
        const completed = status === 'completed';
        const fact = aRun({
          id: `${12345678900 + n}`,
          attempt: index + 1,
          number: n + 1,
          workflowId: spec.workflow,
          branch: spec.onMainline ? 'main' : 'feature',
          headSha: `sha-${n}`,
          status,
          createdAt,
          startedAt: createdAt,
          updatedAt: at(minute),
          title: `Run ${n}`,
        });
        delete fact.conclusion;
        if (completed) fact.conclusion = made.conclusion;
        const jobs = spec.onMainline ? made.jobs : 0;
        happen(fact, jobsOf(fact, jobs), completed && made.contradicted);
      }
    });
  });

  const deploy = (said: SeenDeployment) => {
    truth.deployments = foldDeployments([...truth.deployments, said]);
    history.truths.push(structuredClone(truth));
    history.deliveries.push({
      happened: history.truths.length - 1,
      payload: { repository: aRepository(), deployments: [said] },
    });
  };
  deployments.forEach((spec, n) => {
    const createdAt = at((minute += 1));
    const begun = aDeployment({
      id: `${900 + n}`,
      environment: spec.environment,
      createdAt,
      state: 'pending',
      stateAt: createdAt,
    });
    deploy(begun);
    for (const { state, atOnce } of spec.said) {
      if (!atOnce) minute += 1;
      deploy({
        ...begun,
        state,
        stateAt: at(minute),
        ...(spec.byRun ? { runId: '12345678900' } : {}),
      });
    }
    if (spec.retired) deploy({ ...begun, retired: true });
  });
  return history;
}

function jobsOf(fact: RunFact, count: number): JobFact[] {
  return Array.from({ length: count }, (_, index) => jobOf(fact, index));
}

function jobOf(fact: RunFact, index: number): JobFact {
  const completed = fact.status === 'completed';
  const job = aJob({
    id: `${fact.id}-${fact.attempt}-${index}`,
    runId: fact.id,
    attempt: fact.attempt,
    status: fact.status,
    createdAt: fact.createdAt,
    steps: [
      {
        number: 1,
        name: 'test',
        status: fact.status,
        ...(completed ? { conclusion: fact.conclusion } : {}),
      },
    ],
  });
  if (completed) {
    job.conclusion = fact.conclusion;
    job.completedAt = fact.updatedAt;
  } else {
    delete job.conclusion;
    delete job.completedAt;
  }
  if (fact.status === 'queued') delete job.startedAt;
  return job;
}
