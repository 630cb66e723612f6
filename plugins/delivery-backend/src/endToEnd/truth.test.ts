import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { MatrixRow } from '@mainline/backstage-plugin-delivery-common';
import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import {
  startGithubSimulator,
  type GithubSimulator,
  type ServiceTruth,
} from '@mainline/github-simulator';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { secret } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

// Minutes on a machine with little else to do.
jest.setTimeout(1_200_000);

const minute = 60_000;
const databases = testDatabases();

/** All of them on PostgreSQL, with a shorter history so that it is read in minutes; on SQLite fewer, with all of theirs. */
const sizes: Record<string, { services: number; days: number }> = {
  POSTGRES_18: { services: 450, days: 30 },
  SQLITE_3: { services: 40, days: 90 },
};

describe.each(databases.eachSupportedId())(
  'what the portal says of an organisation, and what is true of it, on %s',
  id => {
    let clock: PortalClock;
    let github: GithubSimulator;
    let portal: Portal;

    beforeAll(async () => {
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithubSimulator({
        scenario: 'demo',
        ...sizes[id],
        clock: clock.simulated,
        // It is told of nothing that happens: all that it knows is read.
        webhooks: { url: 'http://localhost:1/', secret },
        live: false,
        rateLimit: { limit: 1_000_000 },
      });
      github.pauseWebhooks();
      portal = await startPortal({
        stores: {
          ci: await databases.init(id),
          delivery: await databases.init(id),
        },
        github,
        entities: (github.catalogEntities() as Entity[]).map(owned),
        config: {
          ci: {
            github: { webhookSecret: secret },
            // No verdict rests on jobs.
            reconciliation: { jobsDays: 1, concurrency: 6 },
          },
        },
      });
      await portal.settle();
      // History came in after the first self-check, whose next turn is a minute later: nothing may happen meanwhile.
      await portal.stores.ci('repositories').update({ self_check_version: -1 });
      await portal.settle();
    });
    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.close();
    });

    const anna = () => portal.as('user:default/anna');

    it.each([
      { when: 'at its opening', laterMs: 0 },
      { when: 'half an hour later', laterMs: 30 * minute },
    ])('is the same $when', async ({ laterMs }) => {
      if (laterMs) {
        clock.advance(laterMs);
        await portal.settle();
      }
      const truth = new Map(
        github.truth().services.map(each => [each.entityRef, each]),
      );
      expect(truth.size).toBe(sizes[id].services);

      const healths = await allServices(anna());
      expect(byRef(healths.map(healthOf))).toEqual(
        byRef([...truth.values()].map(trueHealthOf)),
      );

      const reds = [];
      for (const { service } of healths) {
        const { entityRef } = service;
        reds.push({ entityRef, reds: await redsOf(anna(), entityRef) });
      }
      expect(byRef(reds)).toEqual(
        byRef(
          [...truth.values()].map(each => ({
            entityRef: each.entityRef,
            reds: each.reds.map(({ brokenBy, redAt, end }) => ({
              brokenBy,
              redAt,
              end: end && {
                by: end.by,
                at: end.at,
                flaky: end.how === 're-run',
                revert: end.how === 'revert',
              },
            })),
          })),
        ),
      );

      const rows = await allRows(anna());
      expect(byRef(rows.map(versionsOf))).toEqual(
        byRef([...truth.values()].map(trueVersionsOf)),
      );
    });

    it('counts the time of each team by its own calendar', async () => {
      const zones = new Map(
        github
          .catalogEntities()
          .filter(({ kind }) => kind === 'Group')
          .map(({ metadata }) => [
            `group:default/${metadata.name}`,
            metadata.annotations?.['ci.mainline/time-zone'],
          ]),
      );
      const told = new Set<string>();
      for (const { entityRef } of github.truth().services) {
        const { service, rules, selfCheck } = await anna().ci.getSelfCheck(
          entityRef,
        );
        expect(rules.calendar.timeZone).toBe(zones.get(service.owner ?? ''));
        if (selfCheck) told.add(rules.calendar.timeZone);
      }
      expect(told.size).toBeGreaterThan(1);
    });

    it('has something of everything to be wrong about', () => {
      const all = github.truth().services;
      const reds = all.flatMap(each => each.reds);
      const versions = all.flatMap(each => Object.values(each.environments));
      expect(all.filter(({ state }) => state === 'red').length).toBeGreaterThan(
        1,
      );
      for (const how of ['fix', 'revert', 're-run'] as const) {
        expect(reds.some(({ end }) => end?.how === how)).toBe(true);
      }
      expect(versions.length).toBeGreaterThan(sizes[id].services * 1.5);
      expect(versions.some(({ told }) => told === 'unknown-outside')).toBe(
        true,
      );
    });
  },
);

/** With the relation to its owner, as the catalog has it. */
function owned(entity: Entity): Entity {
  const { owner } = entity.spec ?? {};
  return typeof owner === 'string' && entity.kind === 'Component'
    ? {
        ...entity,
        relations: [
          {
            type: 'ownedBy',
            targetRef: stringifyEntityRef(
              parseEntityRef(owner, { defaultKind: 'Group' }),
            ),
          },
        ],
      }
    : entity;
}

type Reader = ReturnType<Portal['as']>;

async function allServices({ ci }: Reader): Promise<ServiceHealth[]> {
  const items: ServiceHealth[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; ) {
    const page = await ci.getServices({ limit: 200, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
    isFirst = false;
  }
  return items;
}

async function allRows({ delivery }: Reader): Promise<MatrixRow[]> {
  const items: MatrixRow[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; ) {
    const page = await delivery.getMatrix({ limit: 200, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
    isFirst = false;
  }
  return items;
}

function healthOf({ service, state, since, brokenBy }: ServiceHealth) {
  const isRed = state === 'failing';
  return {
    entityRef: service.entityRef,
    state,
    redSince: isRed ? since : undefined,
    brokenBy: isRed ? brokenBy?.sha : undefined,
  };
}

function trueHealthOf({ entityRef, repository, state, reds }: ServiceTruth) {
  const [open] = reds.filter(({ end }) => !end);
  return {
    entityRef,
    state: repository ? wordOf(state) : 'unmapped',
    redSince: open?.redAt,
    brokenBy: open?.brokenBy,
  };
}

function wordOf(state: ServiceTruth['state']) {
  switch (state) {
    case 'green':
      return 'passing';
    case 'red':
      return 'failing';
    case 'no-build':
      return 'no-build';
    default:
      throw new Error(`No state is '${state}'`);
  }
}

/** What the third answer of the self-check rests on. */
async function redsOf({ ci }: Reader, entityRef: string) {
  const { selfCheck } = await ci.getSelfCheck(entityRef);
  return (selfCheck?.fixing.evidence ?? [])
    .flatMap(({ subject, reason }) => {
      if (subject.kind !== 'red') return [];
      const { brokenBy, redAt, end } = subject;
      const flaky = reason === 'flaky';
      return [{ brokenBy, redAt, end: end && { ...end, flaky } }];
    })
    .sort((a, b) => (a.redAt < b.redAt ? -1 : 1));
}

function versionsOf({ service, cells }: MatrixRow) {
  return {
    entityRef: service.entityRef,
    versions: Object.fromEntries(
      cells.flatMap(({ environment, current }) =>
        current ? [[environment, current.sha ?? 'unknown']] : [],
      ),
    ),
  };
}

function trueVersionsOf({ entityRef, environments }: ServiceTruth) {
  return {
    entityRef,
    versions: Object.fromEntries(
      Object.entries(environments).map(([name, { sha, told }]) => [
        name,
        told === 'unknown-outside' ? 'unknown' : sha,
      ]),
    ),
  };
}

function byRef<T extends { entityRef: string }>(
  all: T[],
): Record<string, Omit<T, 'entityRef'>> {
  return Object.fromEntries(
    all.map(({ entityRef, ...rest }) => [entityRef, rest]),
  );
}
