import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  selfCheckQuestions,
  type SelfCheckOverview,
  type SelfCheckVerdict,
  type ServiceSelfCheck,
  type ServicesPage,
} from '@mainline/backstage-plugin-ci-common';
import fc from 'fast-check';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import { expectDescribed } from '../__testUtils__/ApiDescription';
import { aWorkflow } from '../__testUtils__/facts';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const verdicts: SelfCheckVerdict[] = ['yes', 'no', 'not-enough-data'];

function aGroup(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'team', children: [] },
  };
}

const entities = [
  aComponent('catalog', { owner: 'group:default/seoul' }),
  aComponent('search', { owner: 'group:default/sloppy' }),
  aComponent('cart', { owner: 'group:default/nobody' }),
  aComponent('unread', { owner: 'group:default/seoul' }),
  aComponent('unmapped', { annotations: {} }),
  aGroup('seoul', { 'ci.mainline/time-zone': 'Asia/Seoul' }),
  aGroup('sloppy', {
    'ci.mainline/time-zone': 'Soul',
    'ci.mainline/holidays': '2026-03-03',
  }),
];
const components = entities.filter(({ kind }) => kind === 'Component');

describe.each(databases.eachSupportedId())(
  'the self-check by HTTP, on %s',
  databaseId => {
    let backend: AnsweringBackend;
    let visible: string[] | 'all' = 'all';
    let readers = 0;
    const now = new Date('2026-03-04T12:00:00.000Z');

    /** As another person each time: who may see what is kept for some seconds. */
    async function get<T>(path: string, status = 200): Promise<T> {
      readers += 1;
      const answer = await request(backend.server)
        .get(`/api/ci${path}`)
        .set(
          'authorization',
          mockCredentials.user.header(`user:default/reader-${readers}`),
        );
      expect({ path, status: answer.status }).toEqual({ path, status });
      expectDescribed(path, answer);
      return answer.body;
    }
    const selfCheckOf = (name: string) =>
      get<ServiceSelfCheck>(`/services/component/default/${name}/self-check`);
    const namesOf = async (query: string) =>
      (await get<ServicesPage>(`/services?sort=name&${query}`)).items.map(
        ({ service }) => service.name,
      );

    beforeAll(async () => {
      const catalog = catalogServiceMock({ entities });
      backend = await startAnswering({
        knex: await databases.init(databaseId),
        now: () => now,
        services: [
          mockServices.permissions.mock({
            authorizeConditional: async (): Promise<PolicyDecision[]> => [
              visible === 'all'
                ? { result: AuthorizeResult.ALLOW }
                : {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'catalog',
                    resourceType: 'catalog-entity',
                    conditions: {
                      rule: 'ANY',
                      resourceType: 'catalog-entity',
                      params: {},
                    },
                  },
            ],
          }).factory,
          createServiceFactory({
            service: catalogServiceRef,
            deps: {},
            factory: () => ({
              ...catalog,
              getEntitiesByRefs: (query, options) =>
                catalog.getEntitiesByRefs(query, options),
              streamEntities: (query, options) => {
                const { principal } = options.credentials as {
                  principal: { type: string };
                };
                return principal.type === 'user'
                  ? catalogServiceMock({
                      entities: components.filter(({ metadata }) =>
                        visible.includes(metadata.name),
                      ),
                    }).streamEntities(query, options)
                  : catalog.streamEntities(query, options);
              },
            }),
          }),
        ],
      });
      await backend.answering.settle();
      for (const [number, name] of ['catalog', 'search', 'cart'].entries()) {
        const repository = {
          ...catalogRepository,
          id: `github.com:${number}`,
          slug: `acme/${name}`,
        };
        // Red from Monday 17:30 in Seoul until Tuesday 09:30 there; in UTC over nearly all of Monday's working day.
        const run = { repositoryId: repository.id, updatedAt: '' };
        await seedFacts(backend.knex, {
          repository,
          completeUpTo: '2026-03-04T11:00:00.000Z',
          workflows: [aWorkflow({ repositoryId: repository.id })],
          runs:
            name === 'cart'
              ? []
              : [
                  aRun({
                    ...run,
                    id: '1',
                    headSha: 'a1',
                    conclusion: 'failure',
                    createdAt: '2026-03-02T08:20:00.000Z',
                    updatedAt: '2026-03-02T08:30:00.000Z',
                  }),
                  aRun({
                    ...run,
                    id: '2',
                    headSha: 'a2',
                    createdAt: '2026-03-03T00:20:00.000Z',
                    updatedAt: '2026-03-03T00:30:00.000Z',
                  }),
                ],
          checkIns:
            name === 'cart'
              ? []
              : ['2026-03-02T08:20:00.000Z', '2026-03-03T00:20:00.000Z'].map(
                  (reachedMainlineAt, index) =>
                    aCheckIn({
                      repositoryId: repository.id,
                      sha: `a${index + 1}`,
                      message: `Change ${index + 1}`,
                      reachedMainlineAt,
                    }),
                ),
        });
      }
      await backend.answering.settle();
    });
    beforeEach(() => {
      visible = 'all';
    });
    afterAll(() => backend?.stop());

    it('answers with the evidence, the rules, and the check-ins that the evidence names', async () => {
      const answer = await selfCheckOf('catalog');
      const { selfCheck, checkIns, rules, repositoryUrl, mistakes } = answer;
      expect(selfCheck?.at).toBe('2026-03-04T11:00:00.000Z');
      expect(selfCheck?.fixing.answer).toBe('no');
      expect(rules.calendar.timeZone).toBe('Asia/Seoul');
      expect(mistakes).toBeUndefined();
      expect(Object.keys(checkIns).sort()).toEqual(['a1', 'a2']);
      expect(checkIns.a1).toMatchObject({ message: 'Change 1' });
      expect(Object.values(answer.workflowNames ?? {})).toEqual(['CI']);
      expect(repositoryUrl).toBe('https://github.com/acme/catalog');
    });

    it('counts the working time of the team, over midnight in its time zone', async () => {
      const workedOn = async (name: string) =>
        (await selfCheckOf(name)).selfCheck?.fixing.evidence[0].workingMs;
      const hour = 60 * 60 * 1000;
      expect(await workedOn('catalog')).toBe(hour);
      expect(await workedOn('search')).toBe(9 * hour);
    });

    it('says what a team annotated and can not be used, and keeps the rest', async () => {
      const { rules, mistakes } = await selfCheckOf('search');
      expect(rules.calendar).toMatchObject({
        timeZone: 'UTC',
        holidays: ['2026-03-03'],
      });
      expect(mistakes).toEqual([
        expect.stringMatching(
          /ci\.mainline\/time-zone of group:default\/sloppy is 'Soul': it has to be an IANA time zone/,
        ),
      ]);
    });

    it.each(['unmapped', 'unread'])(
      'says without an answer that %s has none yet',
      async name => {
        const answer = await selfCheckOf(name);
        expect(answer.selfCheck).toBeUndefined();
        expect(answer.service.name).toBe(name);
        expect(answer.checkIns).toEqual({});
        const health = await get<object>(`/services/component/default/${name}`);
        expect(health).not.toHaveProperty('selfCheck');
      },
    );

    it('does not know what the reader may not see', async () => {
      visible = ['search'];
      await get('/services/component/default/catalog/self-check', 404);
      expect((await selfCheckOf('search')).service.name).toBe('search');
    });

    it('shows the answers on each row, and filters by them', async () => {
      const { items } = await get<ServicesPage>('/services?q=catalog');
      expect(items[0].selfCheck).toEqual({
        daily: 'not-enough-data',
        tested: 'not-enough-data',
        fixing: 'no',
        dormant: false,
        at: '2026-03-04T11:00:00.000Z',
      });
      expect(await namesOf('selfCheck=fixing:no')).toEqual([
        'catalog',
        'search',
      ]);
      expect(await namesOf('selfCheck=fixing:not-enough-data')).toEqual([
        'cart',
        'unmapped',
        'unread',
      ]);
      expect(
        await namesOf('selfCheck=fixing:no&selfCheck=fixing:not-enough-data'),
      ).toHaveLength(5);
      expect(
        await namesOf('selfCheck=fixing:no&owner=group:default/sloppy'),
      ).toEqual(['search']);
      expect(await namesOf('selfCheck=daily:yes')).toEqual([]);
    });

    it.each(['daily', 'daily:maybe', 'other:yes'])(
      'refuses the filter %s',
      async word => {
        const { error } = await get<{ error: { message: string } }>(
          `/services?selfCheck=${word}`,
          400,
        );
        expect(error.message).toMatch(
          /'selfCheck' is .* it has to be of daily/,
        );
      },
    );

    it('counts over teams what a count of the rows does, whatever a reader may see', async () => {
      // Other answers than the facts give, so that each is there.
      const stored = await backend.knex('self_checks').select('entity_ref');
      await fc.assert(
        fc.asyncProperty(
          fc.subarray(components.map(({ metadata }) => metadata.name)),
          fc.array(
            fc.tuple(
              ...selfCheckQuestions.map(() => fc.constantFrom(...verdicts)),
              fc.boolean(),
            ),
            {
              minLength: stored.length,
              maxLength: stored.length,
            },
          ),
          async (names, answers) => {
            for (const [index, { entity_ref }] of stored.entries()) {
              const [daily, tested, fixing, dormant] = answers[index];
              await backend
                .knex('self_checks')
                .where({ entity_ref })
                .update({ daily, tested, fixing, dormant });
            }
            visible = names;
            const { items } = await get<ServicesPage>('/services?limit=200');
            const overview = await get<SelfCheckOverview>('/self-check');
            expect(overview).toEqual(naiveOverview(items));
          },
        ),
        { numRuns: 25 },
      );
    });
  },
);

function naiveOverview(items: ServicesPage['items']): SelfCheckOverview {
  const owners = [...new Set(items.map(({ service }) => service.owner))];
  const known = owners.filter(owner => owner !== undefined).sort();
  const ordered = owners.includes(undefined) ? [...known, undefined] : known;
  const countsOf = (some: ServicesPage['items']) => {
    const count = (question: (typeof selfCheckQuestions)[number]) =>
      Object.fromEntries(
        verdicts.map(verdict => [
          verdict,
          some.filter(
            each =>
              (each.selfCheck?.[question] ?? 'not-enough-data') === verdict,
          ).length,
        ]),
      ) as Record<SelfCheckVerdict, number>;
    return {
      services: some.length,
      dormant: some.filter(each => each.selfCheck?.dormant).length,
      daily: count('daily'),
      tested: count('tested'),
      fixing: count('fixing'),
    };
  };
  const [at] = items.flatMap(each => each.selfCheck?.at ?? []).sort();
  return {
    teams: ordered.map(owner => ({
      ...(owner === undefined ? {} : { owner }),
      ...countsOf(items.filter(each => each.service.owner === owner)),
    })),
    all: countsOf(items),
    ...(at === undefined ? {} : { at }),
  };
}
