import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
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
  /** `ServiceHealth` without `completeUpTo` and `sourceError`, JSON. */
  document: string;
}

export function healthRow(
  health: ServiceHealth,
  repositoryId: string | undefined,
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
    document: JSON.stringify(health),
  };
}
