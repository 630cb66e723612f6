import type { WorkflowDefinition } from '@mainline/github-simulator';
import { DEPLOY_WORKFLOW } from '@mainline/github-simulator/testing';

/** A workflow that deploys as the convention has it, and claims nothing. */
export const deployWorkflow: WorkflowDefinition = {
  ...DEPLOY_WORKFLOW,
  jobs: DEPLOY_WORKFLOW.jobs.map(({ claimStep, ...job }) => ({
    ...job,
    steps: job.steps.filter(step => step !== claimStep),
  })),
};
