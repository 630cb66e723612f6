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
function promotionOf(
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

export interface CandidatePromotion {
  stage: CandidateStage;
  /** It is the newest that may go there. The others are not in the reader's way. */
  isNewest: boolean;
}

/** What may go where, by SHA. */
export function promotionsOf(
  rows: CandidateRow[],
  service: ServiceDelivery,
): Map<string, CandidatePromotion> {
  const offered = new Set<string>();
  return new Map(
    rows.flatMap(row => {
      const stage = promotionOf(row, rows, service);
      if (!stage) return [];
      const isNewest = !offered.has(stage.name);
      offered.add(stage.name);
      return [[row.sha, { stage, isNewest }] as const];
    }),
  );
}
