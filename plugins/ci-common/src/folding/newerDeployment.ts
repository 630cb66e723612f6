import type { SeenDeployment } from '../facts';
import { compare, whoeverKnows } from './order';

/** What a deployment may end with, least red first. */
const ends = ['success', 'error', 'failure'];

/**
 * From what a deployment says of itself before anybody told of it, on through its course; then the ends. A word that is
 * not known stands between success and the red ones: it is never taken for a success, nor for a failure.
 */
const course = ['pending', 'queued', 'waiting', 'in_progress', 'success'];

/** Fields of a deployment that do not change while it lives. */
const descriptive = ['ref', 'task', 'creator', 'url', 'runId'] as const;

/**
 * The states in which a deployment is at its end: success, error, failure. An unknown word is none of them.
 *
 * @public
 */
export const endedDeploymentStates: readonly string[] = ends;

/**
 * The newest-fact rule for two facts of the same deployment: the later `stateAt` stands. A source dates by whole seconds,
 * so a deployment may pass several states in one instant: of those the redder stands (failure, error, a word not known,
 * success), and of those on the way the one further along. `retired` once true stays true. What describes the deployment
 * is taken from whoever knows it. Commutative, associative and idempotent.
 *
 * @public
 */
export function newerDeployment(
  a: SeenDeployment,
  b: SeenDeployment,
): SeenDeployment {
  const winner = compareDeployments(a, b) < 0 ? b : a;
  const { retired: _, ...unretired } = winner;
  return {
    ...unretired,
    ...whoeverKnows(descriptive, a, b),
    ...(a.retired || b.retired ? { retired: true } : {}),
  };
}

function compareDeployments(a: SeenDeployment, b: SeenDeployment): number {
  return (
    compare(a.stateAt, b.stateAt) ||
    compare(weightOf(a.state), weightOf(b.state)) ||
    compare(rest(a), rest(b))
  );
}

function weightOf(state: string): number {
  const onCourse = course.indexOf(state);
  if (onCourse >= 0) return onCourse;
  return course.length + Math.max(0, ends.indexOf(state));
}

function rest(deployment: SeenDeployment): string {
  const { state, environment, sha, createdAt } = deployment;
  return JSON.stringify([state, environment, sha, createdAt]);
}
