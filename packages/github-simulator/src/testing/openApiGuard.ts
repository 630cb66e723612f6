import { ErrorObject } from 'ajv';
import { Exchange } from '../rest/Exchange';
import { findOperation } from './findOperation';
import { OpenApiValidators } from './OpenApiValidators';

/** Statuses that GitHub answers though its description lists them for few operations, and their body. */
const UNLISTED: Record<number, string> = {
  400: 'basic-error',
  401: 'basic-error',
  403: 'basic-error',
  404: 'basic-error',
  409: 'basic-error',
  422: 'basic-error',
  429: 'basic-error',
  500: 'basic-error',
  301: 'basic-error',
};

/** An answer, or a delivery, that GitHub's description does not allow. @public */
export interface Violation {
  what: string;
  errors: string[];
}

/** @public */
export interface OpenApiGuard {
  /** Hand this to `startGithubSimulator`. */
  onResponse(exchange: Exchange): void;
  /** Checks the payload of a webhook. */
  checkWebhook(
    event: string,
    action: string | undefined,
    payload: unknown,
  ): void;
  /** How many answers and payloads with a body were checked. */
  readonly checked: number;
  readonly violations: readonly Violation[];
  /** Required fields that recorded objects lack, as `GET /repos/{owner}/{repo}/… head_repository`. */
  readonly missingInRecordings: ReadonlySet<string>;
  /** @throws Error that lists what GitHub's description does not allow, or that nothing was checked. */
  assertValid(): void;
}

/**
 * Checks every answer of a simulator against GitHub's own OpenAPI description, by ajv.
 *
 * Objects that were recorded years ago may lack fields that are required today; just that is allowed, and listed.
 *
 * @public
 */
export function openApiGuard(): OpenApiGuard {
  const validators = OpenApiValidators.shared();
  const violations: Violation[] = [];
  const missingInRecordings = new Set<string>();
  let checked = 0;

  return {
    onResponse(exchange) {
      const { method, path, status, body } = exchange;
      const what = `${method} ${path}${
        exchange.query && `?${exchange.query}`
      } → ${status}`;
      const operation = findOperation(method, path);
      if (!operation) {
        // What GitHub does not know, the simulator must not know either.
        if (status !== 404 && status !== 401 && status !== 403) {
          violations.push({ what, errors: ['there is no such operation'] });
        }
        return;
      }
      const listed = operation.responses[String(status)];
      if (body === undefined) {
        if (!listed && status !== 304) {
          violations.push({ what, errors: ['this status is not described'] });
        }
        return;
      }
      // A status may be listed without a word on its body.
      const validate =
        (listed && validators.ofResponse(operation.pointer, String(status))) ??
        validators.ofSchema(UNLISTED[status]);
      if (!validate) {
        violations.push({ what, errors: ['this body is not described'] });
        return;
      }
      checked += 1;
      if (validate(body)) return;
      const { allowed, refused } = sortErrors(
        validate.errors ?? [],
        exchange.verbatim,
      );
      for (const error of allowed) {
        missingInRecordings.add(
          `${method} ${operation.path} ${error.params.missingProperty}`,
        );
      }
      if (refused.length) violations.push({ what, errors: refused.map(tell) });
    },
    checkWebhook(event, action, payload) {
      checked += 1;
      const name = [event, action]
        .filter(Boolean)
        .join('-')
        .replaceAll('_', '-');
      const validate = validators.ofSchema(`webhook-${name}`);
      if (!validate) {
        violations.push({ what: name, errors: ['there is no such webhook'] });
      } else if (!validate(payload)) {
        violations.push({
          what: `webhook ${name}`,
          errors: (validate.errors ?? []).map(tell),
        });
      }
    },
    get checked() {
      return checked;
    },
    violations,
    missingInRecordings,
    assertValid() {
      if (checked === 0) throw new Error('The guard has seen no answer');
      if (!violations.length) return;
      const list = violations
        .slice(0, 10)
        .map(
          ({ what, errors }) =>
            `${what}\n    ${errors.slice(0, 8).join('\n    ')}`,
        );
      throw new Error(
        `${
          violations.length
        } of ${checked} answers are not as GitHub describes them:\n  ${list.join(
          '\n  ',
        )}`,
      );
    },
  };
}

/** Recorded objects may lack fields; a choice that failed for nothing but that is no error of its own. */
function sortErrors(errors: ErrorObject[], verbatim: string[]) {
  const isRecorded = (error: ErrorObject) =>
    verbatim.some(
      pointer =>
        error.instancePath === pointer ||
        error.instancePath.startsWith(`${pointer}/`),
    );
  const allowed = errors.filter(
    error => error.keyword === 'required' && isRecorded(error),
  );
  const refused = errors.filter(error => !allowed.includes(error));
  return { allowed, refused };
}

function tell(error: ErrorObject) {
  return `${error.instancePath || '/'} ${error.message} ${JSON.stringify(
    error.params,
  )}`;
}
