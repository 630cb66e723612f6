import type {
  DeliveryApi,
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import type { CheckContext } from '@mainline/backstage-plugin-onboarding-node';
import { askPlugin } from '../askPlugin';

export interface ReadMatrix {
  environments: MatrixPage['environments'];
  rows: Map<string, MatrixRow>;
}

/** What is where of every service, and what deploys each. Read once a round. */
export function readMatrix(
  delivery: DeliveryApi,
  context: Pick<CheckContext, 'once'>,
): Promise<ReadMatrix> {
  return context.once('delivery.matrix', () =>
    askPlugin('delivery', async () => {
      const rows = new Map<string, MatrixRow>();
      let environments: MatrixPage['environments'] = [];
      let cursor: string | undefined;
      do {
        const page = await delivery.getMatrix({
          targets: true,
          limit: 200,
          cursor,
        });
        environments = page.environments;
        for (const row of page.items) rows.set(row.service.entityRef, row);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return { environments, rows };
    }),
  );
}
