import { WorkflowDefinition } from '../../world';

const SECOND = 1_000;
const PREPARE = ['Run actions/checkout@v4', 'Run actions/setup-node@v4'];
const INSTALL = [...PREPARE, 'Install dependencies'];

const CLAIM = 'Claim the deployment';

/** Where the shop runs, in the order in which a version gets there. */
export const ENVIRONMENTS = [
  'integration',
  'uat',
  'performance',
  'production',
] as const;

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
  deploy: {
    name: 'Deploy',
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
        options: [...ENVIRONMENTS],
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
    },
    jobs: [
      {
        name: 'deploy',
        environment: '${{ inputs.environment }}',
        claimStep: CLAIM,
        steps: [CLAIM, ...PREPARE, 'Deploy', 'Run smoke tests'],
        durationMs: 50 * SECOND,
      },
    ],
  },
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
