import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const key = 'search.collators.environments';

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 1 },
  // The delivery backend comes up at the same time.
  initialDelay: { seconds: 15 },
};

/** @throws InputError that names the field */
export function readCollatorConfig(root: Config): {
  schedule: SchedulerServiceTaskScheduleDefinition;
  locationTemplate: string;
} {
  const config = root.getOptionalConfig(key);
  const schedule = config?.getOptionalConfig('schedule');
  return {
    schedule: schedule ? readSchedule(schedule) : defaultSchedule,
    locationTemplate:
      config?.getOptionalString('locationTemplate') ??
      '/delivery?environment=:name',
  };
}

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(
      `${key}.schedule can not be read: ${
        error instanceof Error ? error.message : error
      }. It takes a frequency, a timeout and an initialDelay, such as { minutes: 5 }.`,
    );
  }
}
