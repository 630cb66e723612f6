import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { Obstacle } from '@mainline/backstage-plugin-delivery-common';

/** What was asked for is not there: the request has to be another. */
const wrongQuestions = [
  'unknown-service',
  'unknown-environment',
  'unknown-version',
  'no-such-stage',
];

/** Throws what an order with obstacles is answered with: all their sentences, under the status of the weightiest. */
export function refuseObstacles(obstacles: Obstacle[]): void {
  if (obstacles.length === 0) return;
  const sentences = obstacles.map(each => each.sentence).join(' ');
  const has = (...rules: string[]) =>
    obstacles.some(each => rules.includes(each.rule));
  if (has(...wrongQuestions)) throw new InputError(sentences);
  if (has('source-unavailable')) throw new ServiceUnavailableError(sentences);
  throw new ConflictError(sentences);
}
