import { checkInRef } from '@mainline/backstage-plugin-ci-common';
import type {
  Candidate,
  Deployment,
  Explanation,
} from '@mainline/backstage-plugin-delivery-common';

const mostChanges = 50;

type Comparison = Pick<Explanation, 'direction' | 'changes' | 'moreChanges'>;

/**
 * What lies between what is there and what is to be: the check-ins that come, or with a step back those that go.
 *
 * @param candidates - newest first
 */
export function compareVersions(
  candidates: Candidate[],
  wanted: string,
  current: Deployment | undefined,
): Comparison {
  if (!current) return { direction: 'first', changes: [] };
  if (current.sha === wanted) return { direction: 'same', changes: [] };

  const placeOf = (sha: string | undefined) =>
    candidates.findIndex(({ checkIn }) => checkIn.sha === sha);
  const [there, here] = [placeOf(current.sha), placeOf(wanted)];
  if (there < 0 || here < 0) return { direction: 'unknown', changes: [] };

  const between = candidates
    .slice(Math.min(here, there), Math.max(here, there))
    .map(({ checkIn }) => checkInRef(checkIn));
  return {
    direction: here < there ? 'forward' : 'back',
    changes: between.slice(0, mostChanges),
    moreChanges:
      between.length > mostChanges ? between.length - mostChanges : undefined,
  };
}
