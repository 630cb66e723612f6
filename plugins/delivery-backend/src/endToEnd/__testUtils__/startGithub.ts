import {
  startGithubSimulator,
  type GithubSimulator,
  type SteppedClock,
  type WorkflowDefinition,
} from '@mainline/github-simulator';
import {
  DEPLOY_WORKFLOW,
  openApiGuard,
} from '@mainline/github-simulator/testing';

/** Of every webhook in these tests. */
export const secret = 'a secret of the tests';
export const audience = 'mainline';

export const slug = 'demo/orders';

const buildWorkflow: WorkflowDefinition = {
  name: 'CI',
  path: '.github/workflows/ci.yml',
  on: ['push'],
  jobs: [{ name: 'build', steps: ['Build', 'Test'], durationMs: 20_000 }],
};

export const deployWorkflow: WorkflowDefinition = {
  ...DEPLOY_WORKFLOW,
  inputs: {
    ...DEPLOY_WORKFLOW.inputs,
    environment: { type: 'string', required: true },
  },
  jobs: [
    ...DEPLOY_WORKFLOW.jobs,
    {
      name: 'smoke tests',
      needs: ['deploy'],
      steps: ['Run smoke tests'],
      durationMs: 10_000,
    },
  ],
};

/** A simulator with `demo/orders`, of which every answer is checked against GitHub's own description. */
export interface CheckedGithub {
  simulator: GithubSimulator;
  /** From now on jobs claim here, at `…/api/delivery`. */
  claimAt(url: string): void;
  /** From now on what happens is told to this door. */
  tell(door: string): void;
  /** Dispatches that GitHub carried out. */
  dispatches(): number;
  /** Throws where an answer was not as GitHub describes it, and where none was given. */
  closeAndCheck(): Promise<void>;
}

export async function startGithub(clock: SteppedClock): Promise<CheckedGithub> {
  const guard = openApiGuard();
  // The simulator looks both addresses up every time: there are none before the backend is up.
  const webhooks = { url: 'http://localhost:1/', secret };
  const claim = { url: 'http://localhost:1/{correlation_id}', audience };
  const simulator = await startGithubSimulator({
    scenario: 'empty',
    clock,
    webhooks,
    claim,
    rateLimit: { limit: 1_000_000 },
    onResponse: guard.onResponse,
  });
  simulator.pauseWebhooks();
  const { world } = simulator;
  world.addRepository({
    name: 'orders',
    owner: world.account('demo', 'Organization'),
    workflows: [buildWorkflow, deployWorkflow],
  });
  return {
    simulator,
    claimAt(url) {
      claim.url = `${url}/claims/{correlation_id}`;
    },
    tell(door) {
      webhooks.url = door;
      simulator.resumeWebhooks();
    },
    dispatches: () =>
      simulator.requests
        .matching(/\/dispatches$/)
        .filter(({ status }) => status >= 200 && status < 300).length,
    async closeAndCheck() {
      await simulator.close();
      guard.assertValid();
    },
  };
}
