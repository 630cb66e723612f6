import type { WorkflowDefinition } from '@mainline/github-simulator';

/** A workflow that deploys as the convention has it. */
export const deployWorkflow: WorkflowDefinition = {
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
      steps: ['Deploy'],
      durationMs: 20_000,
    },
  ],
};
