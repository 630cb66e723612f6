import { parseDocument } from 'yaml';
import type { WorkflowInput, WorkflowReading } from './WorkflowFile';

/** What a step must mention to count as one that claims. */
const claimPath = 'delivery/claims/';

const trigger = 'workflow_dispatch';

type Mapping = Record<string, unknown>;

/**
 * Reads a workflow's file as leniently as can be: GitHub is its judge, and fields that say nothing about deploying may be anything.
 */
export function parseWorkflowFile(text: string): WorkflowReading {
  const content = readYaml(text);
  if (!content.ok) return { ...content, missing: false };
  const workflow = content.value;
  if (!isMapping(workflow)) {
    return { ok: false, missing: false, mistake: 'it holds no workflow' };
  }

  const { on } = workflow;
  return {
    ok: true,
    file: {
      name: textOf(workflow.name),
      runName: textOf(workflow['run-name']),
      hasDispatch: hasDispatch(on),
      inputs: inputsOf(isMapping(on) ? on[trigger] : undefined),
      claims: stepsOf(workflow.jobs).some(claims),
    },
  };
}

function readYaml(
  text: string,
): { ok: true; value: unknown } | { ok: false; mistake: string } {
  try {
    const document = parseDocument(text, {
      strict: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    // Only its first line: the others draw the place in the file.
    if (error) return { ok: false, mistake: error.message.split('\n')[0] };
    return { ok: true, value: document.toJS() };
  } catch (error) {
    // Aliases that lead nowhere, or to more than anybody wrote by hand.
    return {
      ok: false,
      mistake: error instanceof Error ? error.message : String(error),
    };
  }
}

/** `on: workflow_dispatch`, `on: [push, workflow_dispatch]`, or a mapping that has it as a key. */
function hasDispatch(on: unknown): boolean {
  if (Array.isArray(on)) return on.includes(trigger);
  return isMapping(on) ? Object.hasOwn(on, trigger) : on === trigger;
}

function inputsOf(dispatch: unknown): Map<string, WorkflowInput> {
  const inputs = isMapping(dispatch) ? dispatch.inputs : undefined;
  return new Map(
    Object.entries(isMapping(inputs) ? inputs : {}).map(([name, input]) => [
      name,
      inputOf(isMapping(input) ? input : {}),
    ]),
  );
}

function inputOf(input: Mapping): WorkflowInput {
  const type = textOf(input.type) ?? 'string';
  const options = Array.isArray(input.options) ? input.options : [];
  return {
    type,
    required: input.required === true || input.required === 'true',
    hasDefault:
      input.default !== undefined &&
      input.default !== null &&
      input.default !== '',
    ...(type === 'choice' && { options: options.map(String) }),
  };
}

function stepsOf(jobs: unknown): Mapping[] {
  return Object.values(isMapping(jobs) ? jobs : {}).flatMap(job => {
    const steps = isMapping(job) ? job.steps : undefined;
    return Array.isArray(steps) ? steps.filter(isMapping) : [];
  });
}

function claims(step: Mapping): boolean {
  const { run, with: inputs, env } = step;
  return JSON.stringify([run, inputs, env]).includes(claimPath);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
