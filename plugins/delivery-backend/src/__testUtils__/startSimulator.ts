import { NotFoundError } from '@backstage/errors';
import { outcomeOf } from '@mainline/backstage-plugin-ci-common';
import type {
  CiApi,
  RunDetails,
  RunSummary,
} from '@mainline/backstage-plugin-ci-common';
import {
  startGithubSimulator,
  type GithubSimulator,
  type GithubSimulatorOptions,
} from '@mainline/github-simulator';

const deployWorkflow = {
  name: 'Deploy',
  path: '.github/workflows/deploy.yml',
  on: ['workflow_dispatch'],
  runName: 'Deploy to ${{ inputs.environment }} ${{ inputs.correlation_id }}',
  inputs: {
    service: { type: 'string' as const },
    environment: { type: 'string' as const, required: true },
    version: { type: 'string' as const, required: true },
    correlation_id: { type: 'string' as const, default: '' },
  },
  jobs: [
    {
      name: 'deploy',
      claimStep: 'Claim the deployment',
      steps: ['Claim the deployment', 'Deploy'],
      durationMs: 20_000,
    },
  ],
};

/** A simulator with `demo/orders`, whose deploy workflow is on a clock that runs. */
export async function startSimulator(
  options: Partial<GithubSimulatorOptions> = {},
): Promise<GithubSimulator> {
  const github = await startGithubSimulator({
    scenario: 'empty',
    rateLimit: { limit: 1_000_000 },
    ...options,
  });
  github.world.addRepository({
    name: 'orders',
    owner: github.world.account('demo', 'Organization'),
    workflows: [deployWorkflow],
  });
  github.world.push('orders', { startRuns: false });
  return github;
}

/** How often a deployment was asked for by the simulator's log, whatever it answered. */
export function dispatches(github: GithubSimulator): number {
  return github.requests
    .matching(/\/dispatches$/)
    .filter(request => request.method === 'POST' && request.status < 300)
    .length;
}

/** ci, as if it had just read the simulator. */
export function simulatorCi(
  github: GithubSimulator,
): Pick<CiApi, 'getRun' | 'getRuns'> {
  const { world } = github;
  const details = (runId: string): RunDetails => {
    const repository = world.repository('orders');
    const run = repository.runs.find(each => String(each.id) === runId);
    if (!run) throw new NotFoundError(`There is no run ${runId}`);
    const attempts = run.attempts.map((each): RunSummary => {
      const word = { status: each.status, conclusion: each.conclusion };
      return {
        ...word,
        repositoryId: `localhost:${repository.id}`,
        id: runId,
        attempt: each.number,
        number: run.number,
        workflowId: String(run.workflow.id),
        title: run.title,
        event: run.event,
        headSha: run.sha,
        url: `${github.url}/demo/orders/actions/runs/${runId}`,
        createdAt: new Date(run.createdAt).toISOString(),
        startedAt: new Date(each.startedAt).toISOString(),
        updatedAt: new Date(each.updatedAt).toISOString(),
        outcome: outcomeOf(word),
        flaky: false,
        attempts: run.attempts.length,
      };
    });
    const newest = attempts[attempts.length - 1];
    return { run: newest, attempts, jobs: [], jobsFrom: 'stored' };
  };
  return {
    getRun: async (_service, runId) => details(runId),
    getRuns: async () => {
      const items = world
        .repository('orders')
        .runs.map(run => details(String(run.id)).run)
        .reverse();
      return { items, totalItems: items.length };
    },
  };
}
