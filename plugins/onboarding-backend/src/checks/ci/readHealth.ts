import type {
  CiApi,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import type { CheckContext } from '@mainline/backstage-plugin-onboarding-node';
import { askPlugin } from '../askPlugin';

/** Health of every service that ci lists, by entity ref. Read once a round; it says which services there are, too. */
export function readHealth(
  ci: CiApi,
  context: Pick<CheckContext, 'once'>,
): Promise<Map<string, ServiceHealth>> {
  return context.once('ci.health', () =>
    askPlugin('ci', async () => {
      const found = new Map<string, ServiceHealth>();
      let cursor: string | undefined;
      do {
        const page = await ci.getServices({ sort: 'name', limit: 200, cursor });
        for (const health of page.items) {
          found.set(health.service.entityRef, health);
        }
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return found;
    }),
  );
}
