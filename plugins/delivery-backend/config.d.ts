import type { HumanDuration } from '@backstage/types';

export interface Config {
  delivery?: {
    /** Platforms that environments may have beside the known ones, such as `mainframe`. */
    platforms?: string[];
    /**
     * Service tokens that may deploy and cancel, whatever else lets them in: all others can't. People need no entry; what
     * they may do, the portal's permission policy says.
     */
    automation?: Array<{
      /** The subject of the token: `external:release-bot` for a static token of that subject, `plugin:scaffolder`. */
      subject: string;
      /** Entity refs of services, or `['*']`: every service that there is and that will be. */
      services: string[];
      /** Names of environments, or `['*']`: every environment, production too. */
      environments: string[];
    }>;
    /**
     * While `permission.enabled` is not true, nobody can deploy or cancel, because everybody could. True here lets them all
     * the same: for a portal that only those can reach who may deploy everything. Default: false.
     */
    allowWithoutPermissions?: boolean;
    /** How what is asked for is sent. */
    sending?: {
      /** A send that was not answered by then is unsure: its run is looked for. Default: 15 seconds. */
      timeout?: HumanDuration | string;
      /** So long nobody else touches what one process sends; at least twice the time-out. Default: 60 seconds. */
      lease?: HumanDuration | string;
      /** So long the run of an unsure send is looked for. Default: 5 minutes. */
      lookUpWindow?: HumanDuration | string;
      /** What could not be sent by then, for certain, is given up. Default: 15 minutes. */
      giveUpAfter?: HumanDuration | string;
    };
    services?: {
      /** How often the list of services, environments and pipelines is read. Default: 20 seconds. */
      refreshEvery?: HumanDuration | string;
    };
    feed?: {
      /** How often ci is asked for changes, beside its events. Default: 5 seconds. */
      readEvery?: HumanDuration | string;
    };
  };
}
