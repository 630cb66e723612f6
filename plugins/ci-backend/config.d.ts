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
      /** Repositories read at the same time. Default: 4. */
      concurrency?: number;
    };
  };
}
