import type { SelfCheckQuestion } from '@mainline/backstage-plugin-ci-common';

/** The answer to a question. Nothing answered yet is not enough data, in a filter as in a count. */
export function answerExpression(question: SelfCheckQuestion): string {
  return `coalesce(self_checks.${question}, 'not-enough-data')`;
}
