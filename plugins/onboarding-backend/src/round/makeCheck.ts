import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import type {
  CheckContext,
  OnboardingCheck,
  ServiceToCheck,
} from '@mainline/backstage-plugin-onboarding-node';
import { Unanswered } from '../checks';

/** Says of every service how the check came out. Whatever happens to the check costs the round nothing. */
export async function makeCheck(
  check: OnboardingCheck,
  services: ServiceToCheck[],
  options: {
    context: CheckContext;
    timeoutMs: number;
    logger: LoggerService;
  },
): Promise<(entityRef: string) => CheckResult> {
  try {
    const results = await inTime(check, services, options);
    return entityRef =>
      results.get(entityRef) ??
      cannotTell(say('round.silent', { check: check.id }));
  } catch (error) {
    options.logger.warn(
      `The check ${
        check.id
      } could not be made, and is tried again with the next round: ${stringifyError(
        error,
      )}`,
      error instanceof Error && error.cause instanceof Error
        ? error.cause
        : undefined,
    );
    const words =
      error instanceof Unanswered
        ? error.words
        : say('round.failed', { check: check.id });
    return () => cannotTell(words);
  }
}

async function inTime(
  check: OnboardingCheck,
  services: ServiceToCheck[],
  options: { context: CheckContext; timeoutMs: number },
): Promise<Map<string, CheckResult>> {
  const { context, timeoutMs } = options;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Unanswered(
            say('round.late', {
              check: check.id,
              seconds: String(Math.ceil(timeoutMs / 1000)),
            }),
          ),
        ),
      timeoutMs,
    );
  });
  try {
    // Within a promise of its own: a check may throw before it is one.
    const made = Promise.resolve().then(() => check.check(services, context));
    return await Promise.race([made, late]);
  } finally {
    clearTimeout(timer);
  }
}

function cannotTell(words: Words): CheckResult {
  return { state: 'cannot-tell', ...words };
}
