import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';

const columns: Array<
  [name: string, value: (health: ServiceHealth) => string | number | undefined]
> = [
  ['service', health => health.service.entityRef],
  ['owner', health => health.service.owner],
  ['system', health => health.service.system],
  ['state', health => health.state],
  ['since', health => health.since],
  ['broken_by', health => health.brokenBy?.sha],
  ['failing_workflow', health => health.failing?.workflowName],
  ['failing_job', health => health.failing?.jobName],
  ['failing_step', health => health.failing?.stepName],
  ['window_days', health => health.windowDays],
  ['builds', health => health.builds],
  ['success_rate', health => health.successRate],
  ['flaky_rate', health => health.flakyRate],
  ['duration_p50_ms', health => health.durationP50Ms],
  ['duration_p95_ms', health => health.durationP95Ms],
  ['time_to_fix_ms', health => health.timeToFixMs],
  ['last_check_in', health => health.lastCheckIn?.at],
  ['on_it', health => health.onIt?.by],
  ['checks_in_daily', health => health.selfCheck?.daily],
  ['tests_its_changes', health => health.selfCheck?.tested],
  ['fixes_first', health => health.selfCheck?.fixing],
  ['complete_up_to', health => health.completeUpTo],
];

/** RFC 4180, with the API's own words and units: made for machines, so nothing in it is translated. */
export function servicesCsv(services: ServiceHealth[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...services.map(health => columns.map(([, value]) => cell(value(health)))),
  ];
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run text that starts like a formula; names come from repositories.
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
