import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { entityPath } from '../entityPath';

/**
 * Whether somebody owns a service whom the catalog knows.
 *
 * @param entity - absent where the catalog has no such service
 * @param known - which owners the catalog knows
 */
export function ownerExists(
  entity: { owners: string[] } | undefined,
  known: ReadonlySet<string>,
): CheckResult {
  if (!entity) {
    return { state: 'cannot-tell', ...say('ownerExists.notListed') };
  }
  const [first] = entity.owners;
  const existing = entity.owners.find(owner => known.has(owner));
  if (existing) {
    return {
      state: 'done',
      ...say('ownerExists.known', { owner: existing }),
      link: entityPath(existing),
    };
  }
  if (first) {
    return {
      state: 'open',
      ...say('ownerExists.unknown', { owner: first }),
      remedy: say('ownerExists.nameKnown', { owner: first }),
    };
  }
  return {
    state: 'open',
    ...say('ownerExists.none'),
    remedy: say('ownerExists.name'),
  };
}
