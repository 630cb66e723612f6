import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import type { ServiceOwners } from '../../directory';
import { askPlugin } from '../askPlugin';
import { ownerExists } from './ownerExists';

/** Two requests to the catalog for all services: their owners, and which of those there are. */
export function createOwnerCheck(owners: ServiceOwners): OnboardingCheck {
  return {
    id: 'catalog.owner-exists',
    title: 'Its owner exists',
    check: async services => {
      const refs = services.map(({ entityRef }) => entityRef);
      const entities = await askPlugin('catalog', () => owners.find(refs));
      const named = [...entities.values()].flatMap(each => each.owners);
      const known = await askPlugin('catalog', () => owners.existing(named));
      return new Map(
        refs.map(ref => [ref, ownerExists(entities.get(ref), known)]),
      );
    },
  };
}
