import { mayPromote, say } from '@mainline/backstage-plugin-delivery-common';
import type {
  Obstacle,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import type { FoldedService } from '../projection';

/**
 * Why a version may not go there yet. One that was there before passed all stages then: bringing it back is a rollback, which
 * nothing stops.
 */
export function stageObstacles(
  folded: FoldedService,
  version: VersionRef,
  environment: string,
): Obstacle[] {
  const wasThere = folded.deployments.some(
    each =>
      each.environment === environment &&
      each.sha === version.sha &&
      each.state === 'succeeded',
  );
  const candidate = folded.candidates.find(
    each => each.checkIn.sha === version.sha,
  );
  if (wasThere) return [];
  // What nothing is known of has passed nothing.
  if (!candidate) {
    return [
      {
        rule: 'stage-waiting',
        field: 'version',
        ...say('promotion.unknown', {
          version: version.version,
          environment,
        }),
      },
    ];
  }
  const promotion = mayPromote(candidate, environment, {
    version: version.version,
  });
  return promotion.allowed
    ? []
    : [
        {
          rule: promotion.reason,
          field:
            promotion.reason === 'no-such-stage' ? 'environment' : 'version',
          sentence: promotion.sentence,
          messages: promotion.messages,
        },
      ];
}
