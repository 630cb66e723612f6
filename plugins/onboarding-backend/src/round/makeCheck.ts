import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import type {
  CheckContext,
  OnboardingCheck,
  ServiceToCheck,
} from '@mainline/backstage-plugin-onboarding-node';
import { Unanswered } from '../checks';

class TookTooLong extends Error {}

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
      cannotTell(`The check ${check.id} said nothing of it.`);
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
    const sentence =
      error instanceof Unanswered || error instanceof TookTooLong
        ? error.message
        : `The check ${check.id} failed; the log of the backend says why.`;
    return () => cannotTell(sentence);
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
          new TookTooLong(
            `The check ${check.id} did not answer within ${Math.ceil(
              timeoutMs / 1000,
            )} seconds.`,
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

function cannotTell(sentence: string): CheckResult {
  return { state: 'cannot-tell', sentence };
}
