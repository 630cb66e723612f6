import type { Service } from '@mainline/backstage-plugin-ci-common';

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
}
