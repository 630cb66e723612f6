import type { CheckInFacts, Page } from '@mainline/backstage-plugin-ci-common';
import type { Portal } from './startPortal';

type Ci = Portal['ci'];

/**
 * Everything that the API says of every service, or of those named, apart from how far it has read: that tells of the
 * way, not of where it led. So do the three answers, which are worked out anew once a minute at most and may rest on jobs that
 * only deliveries told of.
 */
export async function readApi(ci: Ci, names?: Set<string>) {
  const services = await everyPage(cursor =>
    ci.getServices({ sort: 'name', limit: 200, cursor }),
  );
  const named = services.filter(
    ({ service }) => names?.has(service.name) ?? true,
  );
  const said = named.map(async health => {
    const {
      completeUpTo: _,
      late: __,
      webhookSince: ___,
      selfCheck: ____,
      ...rest
    } = health;
    const { entityRef } = health.service;
    return {
      health: rest,
      facts: settledFacts(await ci.getCheckInFacts(entityRef)),
      checkIns: await everyPage(cursor =>
        ci.getCheckIns(entityRef, { limit: 200, cursor }),
      ),
      runs: await everyPage(cursor =>
        ci.getRuns(entityRef, { limit: 200, cursor }),
      ),
    };
  });
  return Promise.all(said);
}

/** Jobs of runs that are no mainline builds come with deliveries alone, and when somebody looks at them. */
function settledFacts(facts: CheckInFacts) {
  const { completeUpTo: _, jobs: __, ...rest } = facts;
  return rest;
}

async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}
