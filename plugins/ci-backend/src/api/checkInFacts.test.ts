import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  CheckInFacts,
  SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import { expectDescribed } from '../__testUtils__/ApiDescription';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const repositoryId = catalogRepository.id;
const annotated = (workflows: string) => ({
  'github.com/project-slug': 'acme/catalog',
  'ci.mainline/workflows': workflows,
});
const workflow = (id: string, file: string, state = 'active') => ({
  repositoryId,
  id,
  name: `Workflow ${id}`,
  path: `.github/workflows/${file}`,
  state,
});
const job = (id: string, runId: string, attempt = 1) => ({
  repositoryId,
  id,
  runId,
  attempt,
  name: 'deploy',
  status: 'completed',
  conclusion: 'success',
  labels: [],
  steps: [],
});
const deployment = (said: Partial<SeenDeployment>): SeenDeployment => ({
  repositoryId,
  id: '1',
  environment: 'uat',
  sha: 'a1',
  createdAt: minute(30),
  state: 'success',
  stateAt: minute(31),
  ...said,
});
const olderSha = '0123456789abcdef0123456789abcdef01234567';

describe.each(databases.eachSupportedId())(
  'the facts of check-ins on %s',
  databaseId => {
    let backend: AnsweringBackend;

    async function get(query = '', name = 'catalog', status = 200) {
      const path = `/services/component/default/${name}/check-in-facts`;
      const answer = await request(backend.server).get(
        `/api/ci${path}${query}`,
      );
      expect({ query, status: answer.status }).toEqual({ query, status });
      expectDescribed(path, answer);
      return answer.body;
    }
    const facts = async (query?: string, name?: string) =>
      (await get(query, name)) as CheckInFacts;
    const ids = (of: Array<{ id: string }>) => of.map(({ id }) => id).sort();
    const shas = ({ checkIns }: CheckInFacts) => checkIns.map(({ sha }) => sha);

    beforeAll(async () => {
      backend = await startAnswering({
        knex: await databases.init(databaseId),
        entities: [
          aComponent('catalog'),
          aComponent('prices', { annotations: annotated('ci.yml') }),
          aComponent('library', { annotations: {} }),
          aComponent('checkout'),
        ],
      });
      await backend.answering.settle();
      await seedFacts(backend.knex, {
        completeUpTo: minute(50),
        workflows: [
          workflow('10', 'ci.yml'),
          workflow('11', 'lint.yml'),
          workflow('12', 'old.yml', 'disabled_manually'),
          workflow('13', 'deploy.yml'),
        ],
        checkIns: [
          aCheckIn({ sha: olderSha, reachedMainlineAt: minute(-60) }),
          aCheckIn({ sha: 'a1', reachedMainlineAt: minute(0) }),
          aCheckIn({ sha: 'a2', reachedMainlineAt: minute(10) }),
        ],
        runs: [
          aRun({ id: '1', attempt: 1, headSha: 'a1', conclusion: 'failure' }),
          aRun({ id: '1', attempt: 2, headSha: 'a1' }),
          aRun({ id: '2', headSha: 'a1', workflowId: '11' }),
          aRun({ id: '3', headSha: olderSha, workflowId: '12' }),
          aRun({
            id: '4',
            headSha: 'a2',
            workflowId: '13',
            event: 'workflow_dispatch',
          }),
          // Only its run tells of this push yet, and of its workflow.
          aRun({
            id: '5',
            headSha: 'a3',
            workflowId: '14',
            workflowPath: '.github/workflows/new.yml',
            createdAt: minute(20),
          }),
          aRun({ id: '6', headSha: 'b1', branch: 'topic', workflowId: '15' }),
          aRun({
            id: '7',
            headSha: 'a1',
            event: 'merge_group',
            branch: 'gh-readonly-queue/main/pr-1',
            workflowId: '16',
            workflowPath: '.github/workflows/queue.yml',
          }),
          aRun({
            id: '8',
            headSha: 'b2',
            event: 'merge_group',
            branch: 'gh-readonly-queue/main/pr-2',
            workflowId: '17',
          }),
        ],
        jobs: [
          job('71', '1'),
          job('72', '1', 2),
          job('74', '4'),
          job('76', '6'),
        ],
        deployments: [
          ...Array.from({ length: 103 }, (_, n) =>
            deployment({ id: `${1000 + n}`, createdAt: minute(n) }),
          ),
          deployment({
            id: '7',
            environment: 'production',
            runId: '4',
            retired: true,
            url: 'https://github.com/acme/catalog/actions/runs/4',
          }),
        ],
      });
      await backend.answering.settle();
    });

    afterAll(async () => {
      await backend?.stop();
    });

    it('are those of the newest check-ins, and of a push that so far only its run tells of', async () => {
      const all = await facts();
      expect(shas(all)).toEqual(['a3', 'a2', 'a1', olderSha]);
      expect(all).toMatchObject({
        service: { entityRef: 'component:default/catalog' },
        repository: catalogRepository,
        completeUpTo: minute(50),
      });
      expect(ids(all.workflows)).toEqual(['10', '11', '12', '13']);
      expect(all.jobs).toEqual([]);
      expect(shas(await facts('?checkIns=2'))).toEqual(['a3', 'a2']);
    });

    it('hold every attempt of every run on those commits, whatever started it, and of no other', async () => {
      const { runs } = await facts();
      expect(ids(runs)).toEqual(['1', '1', '2', '3', '4', '5', '7']);
      expect(
        runs.filter(({ id }) => id === '1').map(({ attempt }) => attempt),
      ).toEqual([1, 2]);
      const { runs: ofTwo } = await facts('?checkIns=2');
      expect(ids(ofTwo)).toEqual(['4', '5']);
    });

    it.each([olderSha, olderSha.slice(0, 7)])(
      'hold a check-in asked for however old it is, by %s, and nothing that is none',
      async sha => {
        const asked = await facts(
          `?checkIns=1&include=${sha}&include=b1&include=a3&include=fffffff`,
        );
        expect(shas(asked)).toEqual(['a3', olderSha]);
        expect(ids(asked.runs)).toEqual(['3', '5']);
      },
    );

    it.each([
      ['deploy.yml', ['74']],
      ['.github/workflows/d*.yml', ['74']],
      ['Workflow 10', ['71', '72']],
      ['{ci,deploy}.yml', ['71', '72', '74']],
      ['nothing.yml', []],
    ])('hold the jobs of workflows that %s fits', async (glob, expected) => {
      const { jobs } = await facts(`?jobsOf=${encodeURIComponent(glob)}`);
      expect(ids(jobs)).toEqual(expected);
    });

    it('name the active workflows with mainline builds as the commit stage, those of the annotation where there is one', async () => {
      expect((await facts()).commitStage).toEqual(['10', '11', '14', '16']);
      expect((await facts('', 'prices')).commitStage).toEqual(['10']);
    });

    it('hold the newest hundred deployments of each environment', async () => {
      const { deployments } = await facts();
      const uat = deployments.filter(
        ({ environment }) => environment === 'uat',
      );
      expect(uat).toHaveLength(100);
      expect(uat[0].id).toBe('1102');
      expect(uat.at(-1)?.id).toBe('1003');
      expect(deployments.filter(each => !uat.includes(each))).toEqual([
        deployment({
          id: '7',
          environment: 'production',
          runId: '4',
          retired: true,
          url: 'https://github.com/acme/catalog/actions/runs/4',
        }),
      ]);
    });

    it.each(['library', 'checkout'])(
      'are none of %s, which no repository stands behind',
      async name => {
        const none = await facts('', name);
        expect(none.repository).toBeUndefined();
        expect(none).toMatchObject({ checkIns: [], runs: [], deployments: [] });
      },
    );

    it('come with the same few statements however many there are', async () => {
      // What was to be computed in the background is not counted.
      await backend.answering.stop();
      const statements = async (query: string) => {
        const asked: string[] = [];
        const note = ({ sql }: { sql: string }) => void asked.push(sql);
        backend.knex.client.on('query', note);
        await get(query);
        backend.knex.client.off('query', note);
        return asked;
      };
      const few = await statements('?checkIns=1&include=a1&jobsOf=*.yml');
      expect(few.length).toBeLessThanOrEqual(10);
      const many = await statements('?checkIns=500&include=zz&jobsOf=*.yml');
      expect(many).toHaveLength(few.length);
    });

    it.each([
      ['no check-ins', '?checkIns=0', /'checkIns' is '0': .* from 1 to 500/],
      ['too many', '?checkIns=501', /'checkIns' is '501'/],
      [
        '51 SHAs',
        `?${'include=a&'.repeat(51)}`,
        /'include' .* at most 50 values/,
      ],
      ['an empty glob', '?jobsOf=', /'jobsOf' .* not empty/],
      [
        '21 globs',
        `?${'jobsOf=a&'.repeat(21)}`,
        /'jobsOf' .* at most 20 globs, each of at most 100 characters/,
      ],
      ['a long glob', `?jobsOf=${'a'.repeat(101)}`, /at most 100 characters/],
      ['a glob of many asterisks', '?jobsOf=*a*b*c*', /at most 3 of '\*'/],
      ['a glob of many braces', `?jobsOf=${'{,a}'.repeat(4)}`, /at most 3 of/],
      ['a glob that repeats', '?jobsOf=(a%2B)%2B', /none of '\+', '\(' and/],
      ['a limit', '?limit=5', /'limit' is not known/],
    ])('refuse %s with a sentence', async (_, query, sentence) => {
      const { error } = await get(query, 'catalog', 400);
      expect(error.message).toMatch(sentence);
    });
  },
);
