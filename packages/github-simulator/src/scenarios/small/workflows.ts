import { createHash } from 'node:crypto';
import { WorkflowDefinition } from '../../world';

const SECOND = 1_000;
const PREPARE = ['Run actions/checkout@v4', 'Run actions/setup-node@v4'];
const INSTALL = [...PREPARE, 'Install dependencies'];

const CLAIM = 'Claim the deployment';
const DEPLOY = 'Deploy';

/** The job behind a deployment. */
export const SMOKE_TESTS = 'smoke tests';

/** Where the shop runs, in the order in which a version gets there. */
export const ENVIRONMENTS = [
  'integration',
  'uat',
  'performance',
  'production',
] as const;

/** The image of a version: built once, and so the same wherever it goes. */
function digestOf(version: string): string {
  const hex = createHash('sha256').update(`image of ${version}`).digest('hex');
  return `sha256:${hex}`;
}

/** Two jobs and half a minute: long enough to watch, short enough to wait for. */
function deployWorkflow(variant: {
  claims?: boolean;
  environments?: readonly string[];
  inputs?: WorkflowDefinition['inputs'];
}): WorkflowDefinition {
  const { claims = true, environments = ENVIRONMENTS } = variant;
  return {
    name: DEPLOY,
    path: '.github/workflows/deploy.yml',
    on: ['workflow_dispatch'],
    runName:
      'Deploy ${{ inputs.service }} ${{ inputs.version }} to ${{ inputs.environment }} ${{ inputs.correlation_id }}',
    inputs: {
      service: {
        type: 'string',
        description: 'What to deploy',
        required: true,
      },
      environment: {
        type: 'choice',
        description: 'Where to deploy it',
        required: true,
        options: [...environments],
      },
      version: {
        type: 'string',
        description: 'The SHA to deploy',
        required: true,
      },
      correlation_id: {
        type: 'string',
        description: 'Who asked finds the run by it',
        default: '',
      },
      ...variant.inputs,
    },
    jobs: [
      {
        name: 'deploy',
        environment: '${{ inputs.environment }}',
        ...(claims && { claimStep: CLAIM, claimDigest: digestOf }),
        steps: [...(claims ? [CLAIM] : []), ...PREPARE, 'Deploy'],
        durationMs: 18 * SECOND,
      },
      {
        name: SMOKE_TESTS,
        needs: ['deploy'],
        steps: ['Run actions/checkout@v4', 'Run smoke tests'],
        durationMs: 11 * SECOND,
      },
    ],
  };
}

/** The workflows that the services of the scenario choose from. */
export const WORKFLOWS = {
  ci: {
    name: 'CI',
    path: '.github/workflows/ci.yml',
    on: ['push', 'pull_request'],
    jobs: [
      { name: 'build', steps: [...INSTALL, 'Build'], durationMs: 28 * SECOND },
      {
        name: 'test',
        needs: ['build'],
        steps: [...INSTALL, 'Run unit tests'],
        durationMs: 45 * SECOND,
      },
    ],
  },
  lint: {
    name: 'Lint',
    path: '.github/workflows/lint.yml',
    on: ['push', 'pull_request'],
    jobs: [
      {
        name: 'lint',
        steps: [...INSTALL, 'Check types', 'Lint'],
        durationMs: 22 * SECOND,
      },
    ],
  },
  e2e: {
    name: 'End-to-end',
    path: '.github/workflows/e2e.yml',
    on: ['push'],
    jobs: [
      {
        name: 'e2e (chromium)',
        steps: [...INSTALL, 'Build', 'Run browser tests'],
        durationMs: 95 * SECOND,
      },
      {
        name: 'e2e (firefox)',
        steps: [...INSTALL, 'Build', 'Run browser tests'],
        durationMs: 110 * SECOND,
      },
    ],
  },
  nightly: {
    name: 'Nightly',
    path: '.github/workflows/nightly.yml',
    on: ['schedule'],
    jobs: [
      {
        name: 'regression',
        steps: [...INSTALL, 'Run regression tests'],
        durationMs: 240 * SECOND,
      },
    ],
  },
  deploy: deployWorkflow({}),
  /** Claims nothing, and knows no `performance`. */
  deployUnclaimed: deployWorkflow({
    claims: false,
    environments: ENVIRONMENTS.filter(name => name !== 'performance'),
  }),
  /** Wants to know what nobody but its own team tells it: GitHub refuses to start it without. */
  deployByTicket: deployWorkflow({
    inputs: {
      change_ticket: {
        type: 'string',
        description: 'The change that was approved',
        required: true,
      },
    },
  }),
  autoMerge: {
    name: 'Auto-merge',
    path: '.github/workflows/auto-merge.yml',
    on: ['pull_request'],
    jobs: [
      {
        name: 'auto-merge',
        steps: ['Read metadata', 'Enable auto-merge'],
        durationMs: 8 * SECOND,
      },
    ],
  },
  dependabot: {
    name: 'Dependabot Updates',
    path: 'dynamic/dependabot/dependabot-updates',
    on: ['dynamic'],
    jobs: [
      {
        name: 'Dependabot',
        steps: ['Run Dependabot'],
        durationMs: 40 * SECOND,
      },
    ],
  },
} satisfies Record<string, WorkflowDefinition>;
