import type {
  Deployment,
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { dayOf } from '../dayOf';
import { entityPath } from '../entityPath';

/** Whether a deployment of a service succeeded anywhere, whoever made it. */
export function deployedOnce(
  row: MatrixRow | undefined,
  environments: MatrixPage['environments'],
): CheckResult {
  if (!row) {
    return {
      state: 'cannot-tell',
      sentence: 'delivery does not list it yet.',
    };
  }
  const link = entityPath(row.service.entityRef, '/delivery');
  const places = row.cells.map(cell => ({
    ...cell,
    place:
      environments.find(({ name }) => name === cell.environment)?.title ??
      cell.environment,
  }));
  // The furthest counts: environments are in their order.
  const done = places.findLast(each => each.current);
  if (done?.current) {
    return { state: 'done', sentence: said(done.current, done.place), link };
  }
  const remedy = {
    sentence: 'Deploy it to the first environment of its pipeline.',
  };
  const underway = places.find(each => each.underway);
  if (underway) {
    return {
      state: 'open',
      sentence: `Its first deployment is on its way to ${underway.place}.`,
      link,
    };
  }
  const failed = places.find(each => each.failed);
  return {
    state: 'open',
    sentence: failed
      ? `It was never deployed: the deployment to ${failed.place} did not succeed.`
      : 'It was never deployed.',
    remedy,
    link,
  };
}

function said(deployment: Deployment, place: string): string {
  const version = deployment.version ?? 'A version';
  const day = dayOf(deployment.endedAt ?? deployment.requestedAt);
  return deployment.origin === 'outside'
    ? `${version} was deployed to ${place} on ${day}, from outside of this portal.`
    : `${version} was deployed to ${place} on ${day}.`;
}
