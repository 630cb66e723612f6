import type { Service } from '@mainline/backstage-plugin-ci-common';

/** An owner of services. */
export interface Team {
  /** Entity ref. */
  owner: string;
  /** Those that say when it works, as they were written. */
  annotations: Record<string, string>;
}

/**
 * Which services there are, and where their builds come from.
 * Whoever keeps the list elsewhere than in the catalog writes another one of these.
 */
export interface ServiceDirectory {
  /**
   * Every service at this moment, each once. Throws where the whole list can't be had: a partial list would look as if
   * services had been removed.
   */
  listServices(): Promise<Service[]>;
  /** What owners of services wrote down of how they work; those that wrote nothing may be left out. */
  listTeams(owners: string[]): Promise<Team[]>;
}
