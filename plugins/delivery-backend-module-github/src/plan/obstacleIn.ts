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

/**
 * What in a workflow's file keeps a service from being deployed by it, wherever to.
 *
 * @param where - `.github/workflows/deploy.yml of acme/catalog`
 */
export function obstacleIn(
  reading: WorkflowReading,
  context: { where: string; branch: string; serviceName: string },
): { obstacle: Obstacle } | { file: WorkflowFile } {
  const { where, branch, serviceName } = context;
  const stop = (sentence: string, annotation?: string) => ({
    obstacle: { sentence, annotation, field: 'service' as const },
  });

  if (!reading.ok && reading.missing) {
    return stop(
      `There is no ${where} on ${branch}, or the App or token of integrations.github may not read it. Add that workflow, or name another by the annotation ${workflowAnnotation}.`,
      workflowAnnotation,
    );
  }
  if (!reading.ok) return stop(`${where} can't be read: ${reading.mistake}.`);

  const { file } = reading;
  if (!file.hasDispatch) {
    return stop(
      `${where} can't be started from here: add workflow_dispatch to its 'on', or name another workflow by the annotation ${workflowAnnotation}.`,
      workflowAnnotation,
    );
  }
  const sentence =
    missingInput(file, where) ??
    silentRunName(file, where) ??
    wrongType(file, where) ??
    unknownInput(file, where) ??
    strangeService(file, where, serviceName);
  return sentence === undefined ? { file } : stop(sentence);
}

/** What in it keeps a service from being deployed to that environment. */
export function environmentObstacle(
  file: WorkflowFile,
  where: string,
  environment: string,
): Obstacle | undefined {
  const input = file.inputs.get('environment');
  if (!input?.options || input.options.includes(environment)) return undefined;
  return {
    sentence: `${where} does not deploy to ${environment}: its input 'environment' is one of ${
      input.options.join(', ') || 'none'
    }. Add ${environment} to its options.`,
    field: 'environment',
  };
}

function missingInput(file: WorkflowFile, where: string): string | undefined {
  const missing = needed.filter(name => !file.inputs.has(name));
  if (missing.length === 0) return undefined;
  const names = missing.map(name => `'${name}'`).join(', ');
  return `${where} takes no input ${names}: add ${
    missing.length === 1 ? 'it' : 'them'
  } under on.workflow_dispatch.inputs with type string${
    missing.includes('correlation_id')
      ? ', and put ${{ inputs.correlation_id }} into its run-name: by that its run is found.'
      : '.'
  }`;
}

function silentRunName(file: WorkflowFile, where: string): string | undefined {
  return correlation.test(file.runName ?? '')
    ? undefined
    : `The run-name of ${where} does not hold \${{ inputs.correlation_id }}: add it, because by that its run is found.`;
}

function wrongType(file: WorkflowFile, where: string): string | undefined {
  const name = freeText.find(
    one => file.inputs.has(one) && file.inputs.get(one)?.type !== 'string',
  );
  return name === undefined
    ? undefined
    : `The input '${name}' of ${where} has type ${
        file.inputs.get(name)?.type
      }: make it string, because it may be anything.`;
}

function unknownInput(file: WorkflowFile, where: string): string | undefined {
  const known = new Set<string>(
    inputNames.filter(name => !optional.includes(name)),
  );
  const unknown = [...file.inputs]
    .filter(
      ([name, input]) =>
        input.required && !input.hasDefault && !known.has(name),
    )
    .map(([name]) => `'${name}'`);
  return unknown.length === 0
    ? undefined
    : `${where} requires ${unknown.join(
        ', ',
      )}, which a deployment does not know: give a default, or make it optional.`;
}

function strangeService(
  file: WorkflowFile,
  where: string,
  serviceName: string,
): string | undefined {
  const options = file.inputs.get('service')?.options;
  return !options || options.includes(serviceName)
    ? undefined
    : `${where} does not deploy ${serviceName}: its input 'service' is one of ${
        options.join(', ') || 'none'
      }. Add ${serviceName} to its options.`;
}
