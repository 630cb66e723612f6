import type { ArtifactFact } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import {
  aDeployment,
  aRun,
  at,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
} from '../../__testUtils__';

jest.setTimeout(120_000);

const artifact: ArtifactFact = {
  repositoryId: 'fake.example:1',
  id: '70000000001',
  runId: aRun().id,
  name: 'image',
  sizeBytes: 5_000_000_000,
  createdAt: at(4),
  expired: false,
};

describe.each(testDatabases().eachSupportedId())(
  'the reading of artifacts and environments on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    async function start() {
      await clearTables(knex);
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
      const started = await createCollecting(knex, { migrated: true });
      const { source, collecting } = started;
      return {
        ...started,
        asked: (method: string) =>
          source.requests.filter(each => each.startsWith(method)).length,
        async again(minutes: number) {
          started.clock.minutes += minutes;
          await collecting.settle();
        },
      };
    }

    it('asks for artifacts once in six hours at most, and only after a run has ended', async () => {
      const { collecting, truth, asked, again } = await start();
      await collecting.settle();
      expect(asked('readArtifacts')).toBe(0);
      truth.runs = [aRun({ updatedAt: at(61) })];
      truth.artifacts = [artifact];
      await again(31);
      expect(asked('readArtifacts')).toBe(1);
      expect(await knex('artifacts').select('id', 'name')).toEqual([
        { id: artifact.id, name: 'image' },
      ]);
      truth.runs.push(
        aRun({ id: '2', number: 2, createdAt: at(100), updatedAt: at(120) }),
      );
      await again(60);
      expect(asked('readArtifacts')).toBe(1);
      await again(5 * 60);
      expect(asked('readArtifacts')).toBe(2);
      await again(24 * 60);
      expect(asked('readArtifacts')).toBe(2);
    });

    it('asks again with the next reading where the source could not answer', async () => {
      const { collecting, truth, source, again } = await start();
      truth.runs = [aRun()];
      truth.artifacts = [artifact];
      source.onRequest = request => {
        if (request.startsWith('readArtifacts')) {
          throw new SourceUnavailableError('Not now.');
        }
      };
      await collecting.settle();
      expect(await knex('artifacts').select()).toEqual([]);
      expect(await knex('repositories').first()).toMatchObject({ error: null });
      source.onRequest = () => {};
      await again(31);
      expect(await knex('artifacts').select()).toHaveLength(1);
    });

    it('writes nothing and tells of nothing where the artifacts are as they were', async () => {
      const { collecting, truth, again } = await start();
      truth.runs = [aRun()];
      truth.artifacts = [artifact];
      await collecting.settle();
      const version = async () =>
        Number((await knex('repositories').first()).facts_version);
      const before = await version();
      await knex('repositories').update({ artifacts_read_at: null });
      await again(31);
      expect(await version()).toBe(before);
    });

    it('forgets an environment that is not listed any more', async () => {
      const { collecting, truth, again } = await start();
      truth.deployments = [aDeployment()];
      truth.environments = ['uat', 'old'].map(name => ({
        repositoryId: 'fake.example:1',
        id: name,
        name,
        reviewers: [],
      }));
      await collecting.settle();
      expect(await knex('environments').select()).toHaveLength(2);
      truth.environments.pop();
      await again(25 * 60);
      expect(await knex('environments').select('name')).toEqual([
        { name: 'uat' },
      ]);
    });
  },
);
