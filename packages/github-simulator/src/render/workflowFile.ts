import { stringify } from 'yaml';
import { JobDefinition, Workflow } from '../world';

/** Asks for a token of the run, and with it whether this run may deploy; any answer but a 2xx ends it. */
const claimScript = (
  tellsDigest: boolean,
) => `token=$(curl --fail --silent --show-error \\
  --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=mainline" | jq --raw-output .value)
jq --null-input '{ run_id: (env.GITHUB_RUN_ID | tonumber), run_attempt: (env.GITHUB_RUN_ATTEMPT | tonumber), inputs: (env.INPUTS | fromjson)${
  tellsDigest ? ', digest: env.DIGEST' : ''
} }' |
  curl --fail-with-body --silent --show-error --request POST \\
    --header "Authorization: Bearer $token" --json @- "$CLAIM_URL"
`;

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
  { inputs, folders }: Workflow,
  defaultBranch: string,
) {
  const paths = folders && { paths: folders.map(folder => `${folder}/**`) };
  switch (event) {
    case 'push':
      return { branches: [defaultBranch], ...paths };
    case 'pull_request':
      return paths ?? null;
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
      // A run that somebody started by hand claims nothing.
      if: "${{ inputs.correlation_id != '' }}",
      env: {
        CLAIM_URL:
          '${{ vars.MAINLINE_URL }}/api/delivery/claims/${{ inputs.correlation_id }}',
        INPUTS: '${{ toJSON(inputs) }}',
        ...(job.claimDigest && { VERSION: '${{ inputs.version }}' }),
      },
      run: job.claimDigest
        ? `export DIGEST=$(./scripts/digest.sh "$VERSION")\n${claimScript(
            true,
          )}`
        : claimScript(false),
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
