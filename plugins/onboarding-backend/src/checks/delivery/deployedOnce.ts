import type {
  Deployment,
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { dayOf } from '../dayOf';
import { entityPath } from '../entityPath';

/** Whether a deployment of a service succeeded anywhere, whoever made it. */
export function deployedOnce(
  row: MatrixRow | undefined,
  environments: MatrixPage['environments'],
): CheckResult {
  if (!row) {
    return { state: 'cannot-tell', ...say('delivery.notListed') };
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
    return { state: 'done', ...wordsOf(done.current, done.place), link };
  }
  const underway = places.find(each => each.underway);
  if (underway) {
    return {
      state: 'open',
      ...say('deployedOnce.underway', { environment: underway.place }),
      link,
    };
  }
  const failed = places.find(each => each.failed);
  return {
    state: 'open',
    ...(failed
      ? say('deployedOnce.failed', { environment: failed.place })
      : say('deployedOnce.never')),
    remedy: say('deployedOnce.deploy'),
    link,
  };
}

function wordsOf(deployment: Deployment, environment: string): Words {
  const { version } = deployment;
  const day = dayOf(deployment.endedAt ?? deployment.requestedAt);
  const isOutside = deployment.origin === 'outside';
  if (version === undefined) {
    return say(
      isOutside ? 'deployedOnce.outsideUnnamed' : 'deployedOnce.insideUnnamed',
      { environment, day },
    );
  }
  return say(isOutside ? 'deployedOnce.outside' : 'deployedOnce.inside', {
    version,
    environment,
    day,
  });
}
