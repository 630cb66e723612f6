import type {
  Instant,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { attentionKey, isFlaky, nameKey } from './attentionKey';

/** A row of `service_health`. */
export interface HealthRow {
  entity_ref: string;
  name_key: string;
  search_key: string;
  owner: string | null;
  system: string | null;
  repository_id: string | null;
  state: string;
  flaky: boolean;
  attention_key: string;
  last_check_in_at: string | null;
  /** While red: since when without a green, whichever workflows. */
  red_since: string | null;
  /** `ServiceHealth` without what the store knows at the moment it is asked (`completeUpTo`, `sourceError`), JSON. */
  document: string;
}

export function healthRow(
  health: ServiceHealth,
  repositoryId: string | undefined,
  redSince?: Instant,
): HealthRow {
  const { service } = health;
  return {
    entity_ref: service.entityRef,
    name_key: nameKey(health),
    search_key: `${service.name}\n${service.title ?? ''}`.toLocaleLowerCase(
      'en-US',
    ),
    owner: service.owner ?? null,
    system: service.system ?? null,
    repository_id: repositoryId ?? null,
    state: health.state,
    flaky: isFlaky(health),
    attention_key: attentionKey(health),
    last_check_in_at: health.lastCheckIn?.at ?? null,
    red_since: redSince ?? null,
    document: JSON.stringify(health),
  };
}
