import type { HumanDuration } from '@backstage/types';

export interface Config {
  ci?: {
    /** How the source of builds is read, beside its webhooks. */
    reconciliation?: {
      /** How often it is looked what is due. Default: 15 seconds. */
      frequency?: HumanDuration | string;
      /** Between two readings of a repository where a run or deployment is on its way, or was ten minutes ago. Default: 4 minutes. */
      activeInterval?: HumanDuration | string;
      /** Between two readings of a repository where something happened within three hours. Default: 15 minutes. */
      recentInterval?: HumanDuration | string;
      /** Between two readings of a repository where something happened within two weeks. Default: 30 minutes. */
      quietInterval?: HumanDuration | string;
      /** Between two readings of a repository where nothing has happened for longer. Default: 2 hours. */
      asleepInterval?: HumanDuration | string;
      /**
       * Between two readings of a repository whose webhook is known to tell of everything: no reading has found what it had not
       * told for a day. They make good what it may miss. Default: 12 hours.
       */
      webhookInterval?: HumanDuration | string;
      /**
       * Between two looks at an organisation's list of repositories, where deliveries do not tell of all of them: one request, and those
       * to which something was pushed are read at once. Default: 1 minute.
       */
      pushesInterval?: HumanDuration | string;
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
    /** Deliveries of webhooks. */
    inbox?: {
      /**
       * So long those are kept that were applied or set aside, in days: at least 3, for so long a source may deliver the same
       * once more. Those that could not be applied are kept until somebody decides. Default: 7.
       */
      keepDays?: number;
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
       * Facts are late when the next reading of their repository is overdue by so much. Default: 45 minutes.
       */
      lateAfter?: HumanDuration | string;
    };
    /**
     * How long facts are kept. Whatever is still shown stays with its facts, however old it is: open reds, the last builds of
     * every service, the newest 500 check-ins, what was deployed, the windows of figures and of the self-check.
     */
    retention?: {
      /** Days of runs, their jobs and check-ins; figures of the days before stay. Default: 400. */
      factsDays?: number;
      /** Days of the feed of changes. Default: 30. */
      changesDays?: number;
    };
    /**
     * Lets everybody who signed in say "I'm on it", and operate, while `permission.enabled` is not true; without it nobody can then.
     * Default: false.
     */
    allowWithoutPermissions?: boolean;
    /**
     * The rules of the self-check, of the whole organisation. What they mean: docs/self-check.md. Durations are milliseconds,
     * shares are from 0 to 1, regular expressions have no regard to case.
     */
    selfCheck?: SelfCheckRules & {
      /** What single teams have otherwise. It goes before what they annotate. */
      teams?: Array<
        SelfCheckRules & {
          /** Entity ref of the owner of services, such as group:default/storefront. */
          owner: string;
        }
      >;
    };
  };
}

interface SelfCheckRules {
  /** When people work. A team that annotates its Group says so there. */
  calendar?: {
    /** An IANA time zone. Default: UTC. */
    timeZone?: string;
    /** ISO weekdays: 1 is Monday. Default: [1, 2, 3, 4, 5]. */
    workingDays?: number[];
    /** Local time at which a working day begins. Default: '09:00'. */
    from?: string;
    /** Local time at which it ends, after `from`. Default: '18:00'. */
    until?: string;
    /** Dates on which nobody works, such as '2026-12-25'. Default: none. */
    holidays?: string[];
  };
  /** Regular expressions over names of authors that are no people. Default: the usual bots. */
  bots?: string[];
  /** Do we check in to mainline at least once a day? */
  daily?: {
    /** Days that are looked at. Default: 30. */
    windowDays?: number;
    /** From being written to mainline. Default: 1. */
    withinWorkingDays?: number;
    /** Share of commits from which the answer is yes. Default: 0.8. */
    yesFromShare?: number;
    /** Fewer are not enough data. Default: 5. */
    minCommits?: number;
    /** No branch may hold work that is older. Default: 3. */
    branchWorkingDays?: number;
    /** A branch that nobody wrote on for so long is given up. Default: 30. */
    abandonedAfterDays?: number;
    /** Regular expressions over branches that are not meant to be merged. Default: the usual ones. */
    releaseBranches?: string[];
  };
  /** Do we have a suite of tests that validates our changes? */
  tested?: {
    /** Days that are looked at. Default: 30. */
    windowDays?: number;
    /** Share of check-ins from which the answer is yes. Default: 0.95. */
    yesFromShare?: number;
    /** Fewer are not enough data. Default: 5. */
    minCheckIns?: number;
    /** So long a check-in may be without a build. Default: 3600000, an hour. */
    buildWithinMs?: number;
    /** Regular expressions over paths that are documents. Default: the usual ones. */
    documents?: string[];
    /** Regular expressions over jobs, steps and workflows that run tests, beside those known. Default: none. */
    testNames?: string[];
    /** Regular expressions over those that run none, although they look like it. Default: none. */
    noTestNames?: string[];
    /** Warn if the share of skipped tests grew by more. Default: 0.05. */
    skippedGrowthShare?: number;
    /** Reports in each half of the window, for that warning. Default: 5. */
    minReports?: number;
  };
  /** When the build breaks, is fixing it the first priority? */
  fixing?: {
    /** Days that are looked at. Default: 90. */
    windowDays?: number;
    /** Working time to the fix, at the median. Default: 3600000, an hour. */
    fixWithinMs?: number;
    /** What is advised, and only shown. Default: 600000, ten minutes. */
    adviceMs?: number;
    /** So many of the reds may end by a re-run. Default: 0.2. */
    maxFlakyShare?: number;
    /** Never red, so many mainline builds are enough for a yes. Default: 20. */
    minBuilds?: number;
    /** A red that ends so soon after the working day was not left over. Default: 3600000, an hour. */
    stayedAfterDayMs?: number;
  };
}
