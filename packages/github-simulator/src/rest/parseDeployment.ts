import { DeploymentRequest, DeploymentState, StatusOptions } from '../world';
import { isObject } from './readBody';

type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

const STATES: DeploymentState[] = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
];

/** What GitHub's status descriptions hold at most. */
const LONGEST_DESCRIPTION = 140;

/** The body of `POST /deployments`. */
export function parseDeployment(
  body: Record<string, unknown>,
): Parsed<Omit<DeploymentRequest, 'creator'>> {
  const mistake =
    mistakeIn(body, {
      ref: 'string',
      task: 'string',
      environment: 'string',
      auto_merge: 'boolean',
      transient_environment: 'boolean',
      production_environment: 'boolean',
    }) ?? missing(body, 'ref');
  if (mistake) return invalid(mistake);
  const { payload, description, required_contexts: contexts } = body;
  if (contexts !== undefined && !isTexts(contexts)) {
    return invalid(notA('required_contexts', contexts, 'array of strings'));
  }
  const isPayload = typeof payload === 'string' || isObject(payload);
  if (payload !== undefined && !isPayload) {
    return invalid(notA('payload', payload, 'object or string'));
  }
  return {
    ok: true,
    value: {
      ref: text(body.ref) ?? '',
      task: text(body.task),
      environment: text(body.environment),
      payload: isPayload ? payload : undefined,
      description: text(description),
      autoMerge: flag(body.auto_merge),
      isTransient: flag(body.transient_environment),
      isProduction: flag(body.production_environment),
      requiredContexts: isTexts(contexts) ? contexts : undefined,
    },
  };
}

/** The body of `POST /deployments/{id}/statuses`. */
export function parseStatus(
  body: Record<string, unknown>,
): Parsed<Omit<StatusOptions, 'creator'>> {
  const mistake =
    mistakeIn(body, {
      state: 'string',
      description: 'string',
      environment: 'string',
      environment_url: 'string',
      log_url: 'string',
      target_url: 'string',
      auto_inactive: 'boolean',
    }) ?? missing(body, 'state');
  if (mistake) return invalid(mistake);
  const state = STATES.find(one => one === body.state);
  if (!state) {
    const list = JSON.stringify(STATES);
    return invalid(`${body.state} is not a member of ${list}.`);
  }
  const description = text(body.description);
  if (description && description.length > LONGEST_DESCRIPTION) {
    return invalid(
      `description is too long (maximum is ${LONGEST_DESCRIPTION} characters).`,
    );
  }
  return {
    ok: true,
    value: {
      state,
      description,
      environment: text(body.environment),
      environmentUrl: text(body.environment_url),
      logUrl: text(body.log_url) ?? text(body.target_url),
      autoInactive: flag(body.auto_inactive),
    },
  };
}

function mistakeIn(
  body: Record<string, unknown>,
  types: Record<string, 'string' | 'boolean'>,
): string | undefined {
  const wrong = Object.keys(types).find(
    name => body[name] !== undefined && typeof body[name] !== types[name],
  );
  return wrong && notA(wrong, body[wrong], types[wrong]);
}

function missing(body: Record<string, unknown>, name: string) {
  return body[name] === undefined ? `"${name}" wasn't supplied.` : undefined;
}

function notA(name: string, value: unknown, type: string) {
  return `For 'properties/${name}', ${JSON.stringify(value)} is not a ${type}.`;
}

function invalid(what: string): { ok: false; message: string } {
  return { ok: false, message: `Invalid request.\n\n${what}` };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}
