import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import { errorSaying } from '@mainline/backstage-plugin-mainline-node';
import type { Obstacle } from '@mainline/backstage-plugin-delivery-common';

/** What was asked for is not there: the request has to be another. */
const wrongQuestions = [
  'unknown-service',
  'unknown-environment',
  'unknown-version',
  'no-such-stage',
];

/** Throws what an order with obstacles is answered with: all that they say, under the status of the weightiest. */
export function refuseObstacles(obstacles: Obstacle[]): void {
  if (obstacles.length === 0) return;
  const words = inOrder(...obstacles);
  const has = (...rules: string[]) =>
    obstacles.some(each => rules.includes(each.rule));
  if (has(...wrongQuestions)) throw errorSaying(InputError, words);
  throw errorSaying(
    has('source-unavailable') ? ServiceUnavailableError : ConflictError,
    words,
  );
}
