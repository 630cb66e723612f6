import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      environments?: {
        /** How often environments are indexed. Default: every 5 minutes, the first time 15 seconds after the start. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where a result leads; `:name` stands for the environment's name. Default: `/delivery?environment=:name`, its place
         * in the matrix.
         */
        locationTemplate?: string;
      };
    };
  };
}
