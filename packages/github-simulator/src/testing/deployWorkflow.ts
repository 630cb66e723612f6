import { WorkflowDefinition } from '../world';

/** A workflow that deploys, for tests. */
export const DEPLOY_WORKFLOW: WorkflowDefinition = {
  name: 'Deploy',
  path: '.github/workflows/deploy.yml',
  on: ['workflow_dispatch'],
  runName: 'Deploy to ${{ inputs.environment }} ${{ inputs.correlation_id }}',
  inputs: {
    service: { type: 'string', required: true },
    environment: {
      type: 'choice',
      required: true,
      options: ['uat', 'production'],
    },
    version: { type: 'string', required: true },
    correlation_id: { type: 'string', default: '' },
  },
  jobs: [
    {
      name: 'deploy',
      environment: '${{ inputs.environment }}',
      claimStep: 'Claim the deployment',
      steps: ['Claim the deployment', 'Deploy'],
      durationMs: 20_000,
    },
  ],
};
