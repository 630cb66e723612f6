import type { HumanDuration } from '@backstage/types';

export interface Config {
  onboarding?: {
    /**
     * Checklists beside the built-in one, `service-joins`; one of that name takes its place.
     */
    checklists?: Array<{
      /** In lower case, with dashes: `service-joins`. */
      name: string;
      title: string;
      description?: string;
      /** Each has either `check` or `confirm`. */
      items: Array<{
        /** In lower case, with dashes; unique in its checklist. */
        name: string;
        title: string;
        /** Why it is worth doing, and how. */
        description?: string;
        /** Id of the check that the system makes: `ci.mainline-built`. */
        check?: string;
        /** The statement that a person confirms. */
        confirm?: string;
      }>;
    }>;
    checks?: {
      /** How often all services are checked. Default: 1 minute. */
      every?: HumanDuration | string;
      /** How soon they are checked after ci told of changes. Default: 30 seconds. */
      afterChange?: HumanDuration | string;
    };
    /**
     * While `permission.enabled` is not true, nobody can confirm anything, because everybody could. True here lets everybody who
     * signed in all the same. Default: false.
     */
    allowWithoutPermissions?: boolean;
  };
}
