import { testDatabases } from '../../__testUtils__';
import { migrated } from '../../__testUtils__/migrated';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../../__testUtils__/seedFacts';
import { readAsked } from './readAsked';
import { runsAsked } from './runsAsked';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())(
  'the runs that a self-check asks for, on %s',
  id => {
    const databases = testDatabases();

    /** A check-in that could not be told, its mainline build, and the build of its pull request. */
    async function asked(times: {
      jobsReadAt: string | null;
      answeredAt: string;
      /** Facts were stored since the answer was begun. */
      isBehind: boolean;
    }) {
      const knex = await migrated(await databases.init(id));
      await seedFacts(knex, {
        completeUpTo: minute(60),
        checkIns: [aCheckIn()],
        runs: [
          aRun({ id: '1' }),
          aRun({ id: '2', event: 'pull_request', branch: 'topic' }),
        ],
      });
      await knex('runs')
        .where({ id: '1' })
        .update({ jobs_read_at: times.jobsReadAt });
      await knex('repositories').update({
        facts_version: 7,
        self_check_version: times.isBehind ? 6 : 7,
        self_checked_at: times.answeredAt,
      });
      const evidence = [
        { subject: { kind: 'check-in', sha: 'a1' }, reason: 'jobs-not-read' },
      ];
      await knex('self_checks').insert({
        entity_ref: 'component:default/catalog',
        repository_id: catalogRepository.id,
        daily: 'yes',
        tested: 'not-enough-data',
        fixing: 'yes',
        dormant: false,
        at: times.answeredAt,
        basis: '',
        document: JSON.stringify({ tested: { evidence } }),
      });
      const repository = { id: catalogRepository.id, default_branch: 'main' };
      const told = await readAsked(knex, repository.id);
      const runs = await runsAsked(knex, repository, told!);
      return runs.map(run => run.id);
    }

    const answeredAt = '2026-03-01T10:00:30.000Z';

    it.each([
      {
        when: 'the jobs of mainline were not read',
        jobsReadAt: null,
        isBehind: false,
        expected: [],
      },
      {
        when: 'they were known, and told nothing',
        jobsReadAt: '2026-03-01T10:00:00.000Z',
        isBehind: false,
        expected: ['2'],
      },
      {
        when: 'they were read after it answered',
        jobsReadAt: '2026-03-01T10:00:31.000Z',
        isBehind: true,
        expected: [],
      },
      {
        when: 'they were being stored while it answered',
        jobsReadAt: '2026-03-01T10:00:00.000Z',
        isBehind: true,
        expected: [],
      },
      {
        when: 'they were known long before, and other facts came since',
        jobsReadAt: '2026-03-01T09:00:00.000Z',
        isBehind: true,
        expected: ['2'],
      },
    ])('are $expected where $when', async ({ expected, ...times }) => {
      expect(await asked({ ...times, answeredAt })).toEqual(expected);
    });
  },
);
