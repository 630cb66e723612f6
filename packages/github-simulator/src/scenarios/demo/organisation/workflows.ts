import { createHash } from 'node:crypto';
import { JobDefinition, WorkflowDefinition } from '../../../world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PREPARE = ['Run actions/checkout@v4', 'Run actions/setup-node@v4'];
const INSTALL = [...PREPARE, 'Install dependencies'];

/** Where everything runs, in the order in which a version gets there. */
export const ENVIRONMENTS = [
  'integration',
  'uat',
  'performance',
  'production',
] as const;

export type EnvironmentName = (typeof ENVIRONMENTS)[number];

export const DEPLOY_FILE = 'deploy.yml';

/** Two jobs, one after the other, which together take so long. */
export function buildWorkflow(options: {
  name?: string;
  file?: string;
  folder?: string;
  buildMs: number;
  tests: boolean;
}): WorkflowDefinition {
  const { name = 'CI', file = 'ci.yml', folder, buildMs, tests } = options;
  const build: JobDefinition = {
    name: 'build',
    steps: [...INSTALL, 'Compile'],
    durationMs: buildMs * (tests ? 0.4 : 1),
    artifacts: ['image'],
  };
  return {
    name,
    path: `.github/workflows/${file}`,
    on: ['push', 'pull_request'],
    ...(folder && { folders: [folder] }),
    jobs: tests
      ? [
          build,
          {
            name: 'test',
            needs: ['build'],
            steps: [...INSTALL, 'Run unit tests', 'Run integration tests'],
            durationMs: buildMs * 0.6,
          },
        ]
      : [
          build,
          {
            name: 'package',
            needs: ['build'],
            steps: [...PREPARE, 'Package the image'],
            durationMs: 20 * SECOND,
          },
        ],
  };
}

export const LINT: WorkflowDefinition = {
  name: 'Lint',
  path: '.github/workflows/lint.yml',
  on: ['push', 'pull_request'],
  jobs: [
    {
      name: 'lint',
      steps: [...INSTALL, 'Check types', 'Lint'],
      durationMs: 35 * SECOND,
    },
  ],
};

export const NIGHTLY: WorkflowDefinition = {
  name: 'Nightly',
  path: '.github/workflows/nightly.yml',
  on: ['schedule'],
  jobs: [
    {
      name: 'regression',
      steps: [...INSTALL, 'Run regression tests'],
      durationMs: 21 * MINUTE,
    },
  ],
};

/** `rebuilds`: builds an image of its own for every environment, so that what was tested is not what gets to production. */
export function deployWorkflow(options: {
  rebuilds: boolean;
}): WorkflowDefinition {
  const { rebuilds } = options;
  return {
    name: 'Deploy',
    path: `.github/workflows/${DEPLOY_FILE}`,
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
        claimStep: 'Claim the deployment',
        claimDigest: (version, { service, environment }) =>
          digestOf(
            `${service} ${version}${rebuilds ? ` for ${environment}` : ''}`,
          ),
        steps: ['Claim the deployment', ...PREPARE, 'Deploy'],
        durationMs: 16 * SECOND,
      },
      {
        name: 'smoke tests',
        needs: ['deploy'],
        steps: ['Run actions/checkout@v4', 'Run smoke tests'],
        durationMs: 10 * SECOND,
      },
    ],
  };
}

function digestOf(image: string): string {
  return `sha256:${createHash('sha256').update(image).digest('hex')}`;
}
