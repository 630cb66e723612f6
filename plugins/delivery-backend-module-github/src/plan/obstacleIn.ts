import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import { inputNames, type InputName } from '../DeployCall';
import type { WorkflowFile, WorkflowReading } from '../workflow/WorkflowFile';
import { workflowAnnotation } from '../workflow/workflowPathOf';
import type { Obstacle } from './Obstacle';

/** Without these we could not say what to deploy, where to, or find the run again. */
const needed: InputName[] = ['version', 'environment', 'correlation_id'];

/** What may be anything, and so must be free text. */
const freeText: InputName[] = ['version', 'digest', 'correlation_id'];

/** Not every deployment has a value for it: nobody knows the digest of what was never deployed. */
const optional: InputName[] = ['digest'];

/** `${{ inputs.correlation_id }}`, also as `github.event.inputs.correlation_id` or `inputs['correlation_id']`. */
const correlation = /\binputs\s*(\.\s*|\[\s*['"])correlation_id\b/i;

/** What people write into the run-name. */
const expression = '${{ inputs.correlation_id }}';

/** Whose file it is. */
interface Where {
  /** `.github/workflows/deploy.yml` */
  path: string;
  /** `acme/catalog` */
  repository: string;
}

/** What in a workflow's file keeps a service from being deployed by it, wherever to. */
export function obstacleIn(
  reading: WorkflowReading,
  context: Where & { branch: string; service: string },
): { obstacle: Obstacle } | { file: WorkflowFile } {
  const { branch, service, ...where } = context;
  const annotation = workflowAnnotation;
  const stop = (said: Said, annotated: { annotation?: string } = {}) => ({
    obstacle: { ...said, ...annotated, field: 'service' as const },
  });

  if (!reading.ok && reading.missing) {
    return stop(say('workflow.missing', { ...where, branch, annotation }), {
      annotation,
    });
  }
  if (!reading.ok) {
    const { mistake } = reading;
    return stop(say('workflow.unreadable', { ...where, mistake }));
  }

  const { file } = reading;
  if (!file.hasDispatch) {
    return stop(say('workflow.noDispatch', { ...where, annotation }), {
      annotation,
    });
  }
  const said =
    missingInput(file, where) ??
    silentRunName(file, where) ??
    wrongType(file, where) ??
    unknownInput(file, where) ??
    strangeService(file, where, service);
  return said ? stop(said) : { file };
}

/** What in it keeps a service from being deployed to that environment. */
export function environmentObstacle(
  file: WorkflowFile,
  where: Where,
  environment: string,
): Obstacle | undefined {
  const options = file.inputs.get('environment')?.options;
  if (!options || options.includes(environment)) return undefined;
  return {
    ...say('workflow.otherEnvironments', {
      ...where,
      environment,
      options: listed(options),
    }),
    field: 'environment',
  };
}

function missingInput(file: WorkflowFile, where: Where): Said | undefined {
  const missing = needed.filter(name => !file.inputs.has(name));
  if (missing.length === 0) return undefined;
  const values = { ...where, inputs: quoted(missing) };
  const isOne = missing.length === 1;
  if (!missing.includes('correlation_id')) {
    return say(isOne ? 'workflow.noInput' : 'workflow.noInputs', values);
  }
  return say(
    isOne ? 'workflow.noCorrelation' : 'workflow.noInputsNorCorrelation',
    { ...values, expression },
  );
}

function silentRunName(file: WorkflowFile, where: Where): Said | undefined {
  return correlation.test(file.runName ?? '')
    ? undefined
    : say('workflow.silentRunName', { ...where, expression });
}

function wrongType(file: WorkflowFile, where: Where): Said | undefined {
  for (const input of freeText) {
    const type = file.inputs.get(input)?.type ?? 'string';
    if (type !== 'string') {
      return say('workflow.wrongType', { ...where, input, type });
    }
  }
  return undefined;
}

function unknownInput(file: WorkflowFile, where: Where): Said | undefined {
  const known = new Set<string>(
    inputNames.filter(name => !optional.includes(name)),
  );
  const unknown = [...file.inputs]
    .filter(
      ([name, input]) =>
        input.required && !input.hasDefault && !known.has(name),
    )
    .map(([name]) => name);
  return unknown.length === 0
    ? undefined
    : say('workflow.unknownInputs', { ...where, inputs: quoted(unknown) });
}

function strangeService(
  file: WorkflowFile,
  where: Where,
  service: string,
): Said | undefined {
  const options = file.inputs.get('service')?.options;
  return !options || options.includes(service)
    ? undefined
    : say('workflow.otherServices', {
        ...where,
        service,
        options: listed(options),
      });
}

function quoted(names: string[]): string {
  return names.map(name => `'${name}'`).join(', ');
}

function listed(options: string[]): string {
  return options.join(', ') || 'none';
}
