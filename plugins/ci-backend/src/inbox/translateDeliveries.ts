import type {
  CiSource,
  TranslatedDelivery,
} from '@mainline/backstage-plugin-ci-node';
import type { DeliveryRow } from './DeliveryRow';

/** A delivery, and what it says. */
export interface SaidDelivery {
  delivery: DeliveryRow;
  said: TranslatedDelivery;
}

/** A delivery that could not be applied, and why. */
export interface FailedDelivery {
  delivery: DeliveryRow;
  error: unknown;
}

/** Translates each by its source; one that can't be translated keeps none of the others. */
export function translateDeliveries(
  deliveries: DeliveryRow[],
  sources: CiSource[],
): { said: SaidDelivery[]; failed: FailedDelivery[] } {
  const said: SaidDelivery[] = [];
  const failed: FailedDelivery[] = [];
  for (const delivery of deliveries) {
    try {
      said.push({ delivery, said: translate(delivery, sources) });
    } catch (error) {
      failed.push({ delivery, error });
    }
  }
  return { said, failed };
}

function translate(
  { source, event, payload }: DeliveryRow,
  sources: CiSource[],
): TranslatedDelivery {
  const webhooks = sources.find(({ id }) => id === source)?.webhooks;
  if (!webhooks) {
    throw new Error(
      `No source '${source}' translates deliveries any more: add its module to the backend.`,
    );
  }
  return webhooks.translate(event, JSON.parse(payload) as unknown);
}
