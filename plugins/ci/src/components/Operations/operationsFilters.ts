import {
  type OpenDeliveryState,
  openDeliveryStates,
  type RepositoryTrouble,
  repositoryTroubles,
} from '@mainline/backstage-plugin-ci-common';

/** What the URL of the page may hold: which deliveries and which repositories are listed. */
export const operationsFilters = {
  deliveries: 'text',
  repositories: 'text',
} as const;

/** A word in the URL that is none of ours counts as absent. */
export function deliveriesOf(word: string | undefined): OpenDeliveryState {
  return openDeliveryStates.find(each => each === word) ?? 'parked';
}

export function troubleOf(
  word: string | undefined,
): RepositoryTrouble | undefined {
  return repositoryTroubles.find(each => each === word);
}
