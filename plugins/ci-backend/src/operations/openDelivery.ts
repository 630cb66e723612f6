import type { OpenDelivery } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { DeliveryRow } from '../inbox';

/** A stored delivery as operators see it, with the repository that it speaks of. */
export function openDelivery(
  row: DeliveryRow,
  sources: CiSource[],
): OpenDelivery {
  return {
    source: row.source,
    hook: row.hook,
    id: row.id,
    event: row.event,
    repository: repositoryOf(row, sources),
    receivedAt: row.received_at,
    tries: row.tries,
    reason: row.reason ?? undefined,
  };
}

function repositoryOf(
  row: DeliveryRow,
  sources: CiSource[],
): string | undefined {
  const webhooks = sources.find(({ id }) => id === row.source)?.webhooks;
  try {
    const said = webhooks?.translate(row.event, JSON.parse(row.payload));
    return (
      said?.repository && `${said.repository.host}/${said.repository.slug}`
    );
  } catch {
    // That it can't be translated may be why it is parked: its reason says so.
    return undefined;
  }
}
