import { stringify } from 'yaml';
import { JobDefinition, Workflow } from '../world';

/** The file of a workflow, in the syntax of GitHub Actions. */
export function renderWorkflowFile(
  workflow: Workflow,
  defaultBranch: string,
): string {
  const triggers = workflow.on.map(event => [
    event,
    renderTrigger(event, workflow, defaultBranch),
  ]);
  return stringify(
    {
      name: workflow.name,
      ...(workflow.runName && { 'run-name': workflow.runName }),
      on: Object.fromEntries(triggers),
      jobs: Object.fromEntries(
        workflow.jobs.map(job => [jobKey(job.name), renderJob(job)]),
      ),
    },
    { nullStr: '', lineWidth: 0 },
  );
}

function renderTrigger(
  event: string,
  { inputs }: Workflow,
  defaultBranch: string,
) {
  switch (event) {
    case 'push':
      return { branches: [defaultBranch] };
    case 'schedule':
      return [{ cron: '17 2 * * *' }];
    case 'workflow_dispatch':
      return inputs ? { inputs } : null;
    default:
      return null;
  }
}

function renderJob(job: JobDefinition) {
  return {
    ...(jobKey(job.name) !== job.name && { name: job.name }),
    'runs-on': 'ubuntu-latest',
    ...(job.needs && { needs: job.needs.map(jobKey) }),
    ...(job.environment && { environment: job.environment }),
    ...(job.claimStep && {
      permissions: { contents: 'read', 'id-token': 'write' },
    }),
    steps: job.steps.map(step => renderStep(step, job)),
  };
}

function renderStep(step: string, job: JobDefinition) {
  const [, action] = /^Run (\S+@\S+)$/.exec(step) ?? [];
  if (action) return { uses: action };
  if (step === job.claimStep) {
    return {
      name: step,
      if: "${{ vars.DEPLOYMENT_CLAIM_URL != '' }}",
      run: './scripts/claim-deployment.sh',
    };
  }
  return { name: step, run: `./scripts/${jobKey(step)}.sh` };
}

/** A name as the key of a job must be. */
function jobKey(name: string) {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
