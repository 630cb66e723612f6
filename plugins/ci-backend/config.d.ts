import type { HumanDuration } from '@backstage/types';

export interface Config {
  ci?: {
    /** How the source of builds is read, beside its webhooks. */
    reconciliation?: {
      /** How often it is looked what is due. Default: 15 seconds. */
      frequency?: HumanDuration | string;
      /** Between two readings of a repository where something goes on. Default: 2 minutes. */
      activeInterval?: HumanDuration | string;
      /** Between two readings of a repository where nothing has happened for an hour. Default: 30 minutes. */
      quietInterval?: HumanDuration | string;
      /** So far back builds are read when a repository is first seen, in days. Default: 90. */
      historyDays?: number;
      /** So far back the jobs of every mainline build are read, in days; of red ones all are. Default: 14. */
      jobsDays?: number;
      /**
       * So far back merged pull requests and changed paths are read when a repository is first seen, in days. The self-check
       * asks for 30. Default: 35.
       */
      workDays?: number;
      /** Repositories read at the same time. Default: 4. */
      concurrency?: number;
    };
    services?: {
      /**
       * Which Components of the catalog are services: a catalog filter, or a list of them of which one has to fit.
       * Default: those of `spec.type` `service`, and those with an annotation `github.com/project-slug`,
       * `ci.mainline/workflows` or `ci.mainline/paths`.
       */
      filter?:
        | { [key: string]: string | string[] }
        | Array<{ [key: string]: string | string[] }>;
      /**
       * How often the list of services is read from the catalog. Default: every 20 seconds.
       */
      refreshEvery?: HumanDuration | string;
    };
    health?: {
      /**
       * Days of the figures: success, duration, time to fix. Default: 30.
       */
      windowDays?: number;
      /**
       * Facts that are complete only up to an instant longer ago than this are late. Default: 45 minutes, above
       * the half hour between two readings of a quiet repository.
       */
      lateAfter?: HumanDuration | string;
    };
  };
}
