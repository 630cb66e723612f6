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
    return {
      state: 'cannot-tell',
      sentence: 'The catalog does not have it at present.',
    };
  }
  const [first] = entity.owners;
  const existing = entity.owners.find(owner => known.has(owner));
  if (existing) {
    return {
      state: 'done',
      sentence: `It belongs to ${existing}.`,
      link: entityPath(existing),
    };
  }
  if (first) {
    return {
      state: 'open',
      sentence: `It belongs to ${first}, whom the catalog does not know.`,
      remedy: {
        sentence: `Name a Group or User of the catalog in spec.owner of its catalog-info.yaml, or add ${first} to the catalog.`,
      },
    };
  }
  return {
    state: 'open',
    sentence: 'Nobody owns it.',
    remedy: {
      sentence:
        'Name the team in spec.owner of its catalog-info.yaml, as in group:default/storefront.',
    },
  };
}
