import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import {
  describedDeeds,
  describedPaths,
  expectDescribed,
} from '../__testUtils__/ApiDescription';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { artifactToRow, environmentToRow } from '../facts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const service = '/services/component/default/catalog';

describe.each(databases.eachSupportedId())('the API on %s', databaseId => {
  let backend: AnsweringBackend;

  async function get(path: string, status = 200) {
    const answer = await request(backend.server).get(`/api/ci${path}`);
    expect({
      path,
      status: answer.status,
      error: answer.body.error?.message,
    }).toMatchObject({ status });
    expectDescribed(path, answer);
    return answer.body;
  }

  beforeAll(async () => {
    backend = await startAnswering({
      knex: await databases.init(databaseId),
      entities: [
        aComponent('catalog', {
          title: 'Price Catalog',
          owner: 'group:default/team-a',
          system: 'system:default/shop',
        }),
        aComponent('library', { annotations: {} }),
        aComponent('checkout'),
      ],
    });
    await backend.answering.settle();
    await seedFacts(backend.knex, {
      completeUpTo: minute(50),
      workflows: [
        {
          repositoryId: catalogRepository.id,
          id: '10',
          name: 'CI',
          path: '.github/workflows/ci.yml',
          state: 'active',
        },
      ],
      checkIns: [
        aCheckIn({ sha: 'a1', reachedMainlineAt: minute(0) }),
        aCheckIn({ sha: 'a2', reachedMainlineAt: minute(10) }),
      ],
      runs: [
        aRun({ id: '1', headSha: 'a1' }),
        aRun({
          id: '2',
          headSha: 'a2',
          conclusion: 'failure',
          createdAt: minute(10),
          startedAt: minute(11),
          updatedAt: minute(15),
        }),
        aRun({
          id: '3',
          event: 'schedule',
          workflowName: 'Nightly',
          workflowId: '11',
          status: 'in_progress',
          conclusion: undefined,
          createdAt: minute(20),
        }),
      ],
      jobs: [
        {
          repositoryId: catalogRepository.id,
          id: '77',
          runId: '2',
          attempt: 1,
          name: 'unit-tests',
          status: 'completed',
          conclusion: 'failure',
          labels: ['ubuntu-latest'],
          startedAt: minute(11),
          completedAt: minute(15),
          steps: [
            {
              number: 1,
              name: 'jest',
              status: 'completed',
              conclusion: 'failure',
            },
          ],
        },
      ],
    });
    await backend.answering.settle();
  });

  afterAll(async () => {
    await backend?.stop();
  });

  it('gives every day of a service, those on which nothing happened too', async () => {
    const { items } = await get(
      `${service}/days?from=2026-02-28&to=2026-03-02`,
    );
    expect(items).toEqual([
      { day: '2026-02-28', checkIns: 0, builds: 0, green: 0, flaky: 0 },
      {
        day: '2026-03-01',
        checkIns: 2,
        builds: 2,
        green: 1,
        flaky: 0,
        durationP50Ms: 4 * 60_000,
        durationP95Ms: 4 * 60_000,
        queueP50Ms: 60_000,
      },
      { day: '2026-03-02', checkIns: 0, builds: 0, green: 0, flaky: 0 },
    ]);
    expect((await get(`${service}/days`)).items).toHaveLength(30);
    expect(
      (await get('/services/component/default/library/days')).items[0].builds,
    ).toBe(0);
  });

  it.each([
    ['from=yesterday', "'from' is 'yesterday': it has to be a day in UTC"],
    ['to=2026-02-30T00:00', "'to' is '2026-02-30T00:00'"],
    ['from=2026-13-01', "'from' is '2026-13-01'"],
    [
      'from=2026-03-02&to=2026-03-01',
      "'from' is '2026-03-02', after the last day",
    ],
    ['from=2020-01-01&to=2026-03-01', 'ask for at most 366 days at once'],
    ['until=2026-03-01', "'until' is not known"],
  ])(
    'says what is wrong with days asked for by %s',
    async (query, sentence) => {
      const { error } = await get(`${service}/days?${query}`, 400);
      expect(error.message).toContain(sentence);
    },
  );

  it('answers 401 without credentials, whatever the description names', async () => {
    expect(describedPaths.length).toBeGreaterThan(8);
    for (const template of describedPaths) {
      const path = template.replace(/\{[^}]+\}/g, 'x');
      const answer = await request(backend.server)
        .get(`/api/ci${path}`)
        .set('authorization', mockCredentials.none.header());
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
      expectDescribed(path, answer);
    }
  });

  it('answers 401 without credentials to whatever changes something', async () => {
    expect(describedDeeds.length).toBeGreaterThan(5);
    for (const { method, path: template } of describedDeeds) {
      const path = template.replace(/\{[^}]+\}/g, 'x');
      const answer = await request(backend.server)
        [method](`/api/ci${path}`)
        .set('authorization', mockCredentials.none.header());
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
      expectDescribed(path, answer, method);
    }
  });

  it('refuses a parameter that it does not know, wherever one is', async () => {
    for (const template of describedPaths) {
      if (template === '/openapi.json') continue;
      const path = template.replace(/\{[^}]+\}/g, 'x');
      const { error } = await get(`${path}?colour=red`, 400);
      expect(error.message).toMatch(/'colour' is not known/);
    }
  });

  it('answers operators 403 while permissions are off', async () => {
    const paths = describedPaths.filter(path => path.startsWith('/operations'));
    expect(paths.length).toBeGreaterThan(3);
    for (const template of paths) {
      await get(template.replace(/\{[^}]+\}/g, 'x'), 403);
    }
  });

  it('lists services by how much they need a person, with counts', async () => {
    const page = await get('/services');
    expect(page).toMatchObject({
      totalItems: 3,
      counts: {
        failing: 1,
        passing: 0,
        'no-build': 1,
        unmapped: 1,
        flaky: 0,
        late: 2,
        unread: 1,
        unreadable: 0,
        all: 3,
      },
    });
    expect(
      page.items.map(
        (item: { service: { name: string } }) => item.service.name,
      ),
    ).toEqual(['catalog', 'checkout', 'library']);
  });

  it('says what broke mainline, since when, and the job and step', async () => {
    expect(await get(service)).toMatchObject({
      service: { entityRef: 'component:default/catalog' },
      state: 'failing',
      since: minute(15),
      brokenBy: { sha: 'a2', message: 'Fix price rounding' },
      failing: {
        workflowName: 'CI',
        runId: '2',
        jobName: 'unit-tests',
        stepName: 'jest',
      },
      builds: 2,
      successRate: 0.5,
      durationP50Ms: 4 * 60_000,
      completeUpTo: minute(50),
    });
  });

  it('counts each run once in the summary', async () => {
    expect(await get('/summary')).toMatchObject({
      repositories: 1,
      services: 3,
      runs: {
        total: 3,
        byStatus: { completed: 2, in_progress: 1 },
        byConclusion: { success: 1, failure: 1 },
      },
      completeUpTo: minute(50),
    });
  });

  it('lists check-ins with their mainline builds, and no others', async () => {
    const page = await get(`${service}/check-ins`);
    expect(page.totalItems).toBe(2);
    expect(page.items).toMatchObject([
      {
        checkIn: { sha: 'a2' },
        outcome: 'failing',
        feedbackMs: 5 * 60_000,
        runs: [{ id: '2' }],
      },
      { checkIn: { sha: 'a1' }, outcome: 'passing', runs: [{ id: '1' }] },
    ]);
  });

  it('lists runs of every event and pages them', async () => {
    const first = await get(`${service}/runs?limit=2`);
    expect(first.items.map((run: { id: string }) => run.id)).toEqual([
      '3',
      '2',
    ]);
    expect(first.totalItems).toBe(3);
    const second = await get(
      `${service}/runs?limit=2&cursor=${first.nextCursor}`,
    );
    expect(second.items.map((run: { id: string }) => run.id)).toEqual(['1']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('answers a run with its stored jobs', async () => {
    expect(await get(`${service}/runs/2`)).toMatchObject({
      run: { id: '2', outcome: 'failing', durationMs: 4 * 60_000 },
      jobs: [{ id: '77' }],
      jobsFrom: 'stored',
    });
  });

  it('answers what a run uploaded, as expired once its time has come', async () => {
    const artifact = {
      repositoryId: catalogRepository.id,
      runId: '2',
      sizeBytes: 5_000_000_000,
      createdAt: minute(14),
      expired: false,
    };
    const artifacts = [
      { ...artifact, id: '701', name: 'image', digest: 'sha256:12' },
      { ...artifact, id: '702', name: 'gone', expiresAt: minute(15) },
    ];
    await backend.knex('artifacts').insert(artifacts.map(artifactToRow));
    const { artifacts: answered } = await get(`${service}/runs/2`);
    expect(answered).toEqual([
      { ...artifacts[1], expired: true },
      artifacts[0],
    ]);
  });

  it('answers the environments, and when they were read', async () => {
    expect(await get(`${service}/environments`)).toEqual({ environments: [] });
    const environment = {
      repositoryId: catalogRepository.id,
      id: '9',
      name: 'production',
      reviewers: [{ kind: 'team' as const, name: 'Release managers' }],
      waitMinutes: 30,
      branches: 'protected' as const,
    };
    await backend.knex('environments').insert(environmentToRow(environment));
    await backend.knex('repositories').update({
      environments_read_at: minute(50),
    });
    expect(await get(`${service}/environments`)).toEqual({
      environments: [environment],
      readAt: minute(50),
    });
  });

  it('gives the feed in order', async () => {
    const page = await get('/changes?after=0');
    expect(page.items.length).toBeGreaterThan(0);
    expect(await get(`/changes?after=${page.position}`)).toEqual({
      items: [],
      position: page.position,
    });
  });

  it('describes itself', async () => {
    expect(await get('/openapi.json')).toMatchObject({ openapi: '3.1.0' });
  });

  it.each([
    ['/services?limit=0', /'limit' is '0': .* a whole number from 1 to 200/],
    ['/services?limit=ten', /'limit' is 'ten'/],
    ['/services?state=green', /'state' is 'green': .* failing, passing/],
    ['/services?colour=red', /'colour' is not known/],
    ['/services?cursor=nonsense', /'cursor' is not one that this list gave/],
    ['/services?q=a&q=b', /'q' is 'a', 'b': .* given once/],
    ['/services?q=%00', /'q' .* NUL/],
    [`${service}/jobs/%2E%2E%2Flogs/log`, /'jobId' .* is no id/],
    [`${service}/runs/1%2F2`, /'runId' .* is no id/],
    ['/changes', /'after' is missing: .*/],
    ['/changes?after=-1', /'after' is '-1': .* a position of the feed/],
    [`${service}/runs?outcome=fine`, /'outcome' is 'fine'/],
    [`${service}/runs?cursor=e30`, /'cursor' is not one/],
    [`${service}/runs/1?attempt=0`, /'attempt' is '0'/],
  ])('refuses %s with a sentence', async (path, sentence) => {
    const body = await get(path, 400);
    expect(body.error.message).toMatch(sentence);
  });

  it.each([
    [
      '/services/component/default/nobody',
      /no service component:default\/nobody/,
    ],
    [`${service}/runs/404`, /has no run 404/],
    ['/services/component/default/library/runs/1', /has no run 1/],
  ])('says what is not there: %s', async (path, sentence) => {
    const body = await get(path, 404);
    expect(body.error.message).toMatch(sentence);
  });
});
