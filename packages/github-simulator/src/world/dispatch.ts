import { WorkflowInput } from './deploymentModel';
import { Account, Repository, Run, RunPlan, Workflow } from './model';
import { requestRun } from './runs';
import { WorldState } from './WorldState';

/** GitHub takes no more inputs. */
const MOST_INPUTS = 25;

/** @public */
export interface DispatchRequest {
  /** A branch or a tag, in full or not; never a SHA. */
  ref: string;
  inputs?: Record<string, unknown>;
  actor: Account;
  plan?: RunPlan;
}

/** What came of the wish to start a workflow by hand. @public */
export type DispatchResult =
  | { ok: true; run: Run }
  | { ok: false; message: string };

/** Starts a workflow by hand, or refuses in GitHub's words. */
export function dispatchWorkflow(
  state: WorldState,
  repository: Repository,
  workflow: Workflow,
  request: DispatchRequest,
): DispatchResult {
  const found = findRef(repository, request.ref);
  if (!found) {
    return { ok: false, message: `No ref found for: ${request.ref}` };
  }
  if (!workflow.on.includes('workflow_dispatch')) {
    return {
      ok: false,
      message: "Workflow does not have 'workflow_dispatch' trigger",
    };
  }
  if (workflow.state !== 'active') {
    return {
      ok: false,
      message: "Cannot trigger a 'workflow_dispatch' on a disabled workflow",
    };
  }
  const given = request.inputs ?? {};
  const mistake = mistakeIn(given, workflow.inputs ?? {});
  if (mistake) return { ok: false, message: mistake };
  return {
    ok: true,
    run: requestRun(state, repository, {
      workflow,
      event: 'workflow_dispatch',
      branch: found.name,
      sha: found.sha,
      actor: request.actor,
      inputs: withDefaults(given, workflow.inputs ?? {}),
      plan: request.plan,
      byVisitor: true,
    }),
  };
}

/** A branch or a tag; the branch, where both have the name. */
export function findRef(
  repository: Repository,
  ref: string,
): { name: string; sha: string } | undefined {
  const branch = ref.replace(/^refs\/heads\//, '');
  const tag = ref.replace(/^refs\/tags\//, '');
  const ofBranch = repository.branches.get(branch);
  if (ofBranch) return { name: branch, sha: ofBranch };
  const ofTag = repository.tags.get(tag);
  return ofTag ? { name: tag, sha: ofTag } : undefined;
}

function mistakeIn(
  given: Record<string, unknown>,
  declared: Record<string, WorkflowInput>,
): string | undefined {
  const names = Object.keys(given);
  if (names.length > MOST_INPUTS) {
    return `Invalid request.\n\nNo more than ${MOST_INPUTS} properties are allowed; ${names.length} were supplied.`;
  }
  const unexpected = names.filter(name => !Object.hasOwn(declared, name));
  if (unexpected.length) {
    return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
  }
  for (const [name, input] of Object.entries(declared)) {
    const value = textOf(given[name]) ?? input.default;
    if (input.required && (value === undefined || value === '')) {
      return `Required input '${name}' not provided`;
    }
    const options = optionsOf(input);
    if (value && options && !options.includes(value)) {
      return `Provided value '${value}' for input '${name}' not in the list of allowed values`;
    }
  }
  return undefined;
}

function withDefaults(
  given: Record<string, unknown>,
  declared: Record<string, WorkflowInput>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => [
      name,
      textOf(given[name]) ?? input.default ?? emptyOf(input),
    ]),
  );
}

function optionsOf(input: WorkflowInput): string[] | undefined {
  switch (input.type) {
    case 'choice':
      return input.options ?? [];
    case 'boolean':
      return ['true', 'false'];
    case 'string':
    case 'number':
    case 'environment':
      return undefined;
    default:
      throw new Error(`There is no type of inputs '${input.type}'`);
  }
}

function emptyOf(input: WorkflowInput) {
  return input.type === 'boolean' ? 'false' : '';
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
