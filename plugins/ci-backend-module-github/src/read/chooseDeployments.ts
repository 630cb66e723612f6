import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentsValidator } from './DeploymentsValidator';
import type { ListedDeployment } from './listDeployments';

const firstOfEnvironment = 5;
const firstOfAll = 200;

/**
 * Those of the list whose statuses are to be read: those on their way, and those that GitHub changed since the reading
 * before, so that one at its end costs one request once.
 *
 * On the first reading that would be all of them, a request each. Then it is the newest five of each environment, and
 * no more than two hundred in all: first the newest of every environment, then the second, so that environments that
 * come and go with each pull request do not hide production.
 *
 * @param options.last - what the reading before left; undefined on the first
 * @param options.deep - whether the list goes further back than that reading's
 */
export function chooseDeployments(
  listed: ListedDeployment[],
  options: {
    since: Instant;
    known: Set<string>;
    last: DeploymentsValidator | undefined;
    deep: boolean;
  },
): ListedDeployment[] {
  const { since, known, last, deep } = options;
  if (!last) {
    const first = new Set(
      newestOfEach(
        listed.filter(({ deployment }) => deployment.createdAt >= since),
      ),
    );
    return listed.filter(
      each => first.has(each) || known.has(each.deployment.id),
    );
  }
  return listed.filter(({ deployment, updatedAt, onFirstPage }) => {
    // The first page was looked at by every reading, what is further back only by the deep ones.
    const seen = deep && !onFirstPage ? last.deepSeen : last.seen;
    // GitHub dates by whole seconds: the last second may not have been over.
    return known.has(deployment.id) || seen === undefined || updatedAt >= seen;
  });
}

/** @param newestFirst - as GitHub lists them */
function newestOfEach(newestFirst: ListedDeployment[]): ListedDeployment[] {
  const counts = new Map<string, number>();
  return newestFirst
    .map(each => {
      const { environment } = each.deployment;
      const place = counts.get(environment) ?? 0;
      counts.set(environment, place + 1);
      return { each, place };
    })
    .filter(({ place }) => place < firstOfEnvironment)
    .sort((a, b) => a.place - b.place)
    .slice(0, firstOfAll)
    .map(({ each }) => each);
}
