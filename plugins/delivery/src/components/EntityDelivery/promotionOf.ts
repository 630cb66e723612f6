import type {
  CandidateRow,
  CandidateStage,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';

/**
 * The one stage that a candidate may go to next: the first that it has not passed, where that is a deployment which
 * nothing runs at, everything before is passed, and the reader may. What is older than what is live there is no
 * promotion but a rollback, and has no button of its own.
 */
export function promotionOf(
  row: CandidateRow,
  rows: CandidateRow[],
  service: ServiceDelivery,
): CandidateStage | undefined {
  if (!service.target.possible) return undefined;
  const next = row.stages.find(stage => stage.state !== 'passed');
  if (next?.kind !== 'deployment' || next.running) return undefined;
  if (next.state === 'running') return undefined;

  const { environment } = next;
  const target = service.environments.find(
    each => each.environment === environment,
  );
  if (!target?.deploy.allowed || target.underway) return undefined;
  const live = rows.findIndex(
    each => environment !== undefined && each.liveIn.includes(environment),
  );
  return live >= 0 && rows.indexOf(row) > live ? undefined : next;
}
