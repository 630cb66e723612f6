import { TestDatabases } from '@backstage/backend-test-utils';
import { say } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInRow,
  JobFact,
  Page,
  RunDetails,
  RunSummary,
  ServicesPage,
} from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Message } from '@mainline/backstage-plugin-mainline-common';
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
import { jobToRow } from '../facts/rows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const service = '/services/component/default/catalog';

function aJob(job: Partial<JobFact>): JobFact {
  return {
    repositoryId: catalogRepository.id,
    id: '1',
    runId: '1',
    attempt: 1,
    name: 'build',
    status: 'completed',
    conclusion: 'success',
    labels: [],
    steps: [],
    ...job,
  };
}

describe.each(databases.eachSupportedId())('lists on %s', databaseId => {
  let backend: AnsweringBackend;
  const readJobsNow = jest.fn();
  const readJobLog = jest.fn();

  async function ask(path: string, status = 200) {
    const answer = await request(backend.server).get(`/api/ci${path}`);
    expect({ path, status: answer.status }).toEqual({ path, status });
    expectDescribed(path, answer);
    return answer;
  }

  async function get<T>(path: string): Promise<T> {
    return (await ask(path)).body;
  }

  /** Every page of a list, by its cursors. */
  async function follow<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor = '';
    do {
      const page: Page<T> = await get(
        `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    return items;
  }

  beforeAll(async () => {
    const names = ['catalog', 'a_b', 'axb', 'Delta', 'echo', 'foxtrot'];
    backend = await startAnswering({
      knex: await databases.init(databaseId),
      jobReader: { readJobsNow, readJobLog },
      config: { ci: { health: { lateAfter: { days: 36500 } } } },
      entities: [
        ...names.map((name, index) =>
          aComponent(name, {
            title: index === 4 ? 'Price Service' : undefined,
            owner: `group:default/team-${index % 2}`,
            system: index < 2 ? 'system:default/shop' : undefined,
          }),
        ),
        aComponent('golf', { annotations: {} }),
      ],
    });
    await backend.answering.settle();

    for (const [index, name] of names.entries()) {
      if (name === 'catalog' || name === 'foxtrot') continue;
      const repository = {
        ...catalogRepository,
        id: `github.com:${index + 10}`,
        slug: `acme/${name}`,
      };
      await seedFacts(backend.knex, {
        repository,
        completeUpTo: minute(30),
        runs: [
          aRun({
            repositoryId: repository.id,
            createdAt: minute(index % 3),
            conclusion: index === 2 ? 'failure' : 'success',
          }),
        ],
      });
    }
    await seedFacts(backend.knex, {
      completeUpTo: minute(30),
      error: 'The token has expired.',
      checkIns: [
        // One push of three commits at one instant, then one that nothing built.
        aCheckIn({ sha: 'p0', reachedMainlineAt: minute(1), pushIndex: 0 }),
        aCheckIn({ sha: 'p1', reachedMainlineAt: minute(1), pushIndex: 1 }),
        aCheckIn({ sha: 'p2', reachedMainlineAt: minute(1), pushIndex: 2 }),
        aCheckIn({ sha: 'n0', reachedMainlineAt: minute(9) }),
      ],
      runs: [
        aRun({
          id: '1',
          headSha: 'p0',
          conclusion: 'failure',
          createdAt: minute(1),
        }),
        aRun({
          id: '1',
          headSha: 'p0',
          attempt: 2,
          createdAt: minute(1),
          updatedAt: minute(8),
        }),
        aRun({
          id: '2',
          headSha: 'p0',
          workflowId: '11',
          workflowName: 'e2e',
          status: 'in_progress',
          conclusion: undefined,
          createdAt: minute(1),
        }),
        aRun({
          id: '3',
          headSha: 'x0',
          conclusion: 'startup_failure',
          createdAt: minute(20),
          updatedAt: minute(21),
          actor: 'bob',
        }),
        aRun({
          id: '4',
          headSha: 't0',
          branch: 'topic',
          conclusion: 'cancelled',
          createdAt: minute(20),
        }),
        aRun({
          id: '5',
          headSha: 'p0',
          event: 'schedule',
          conclusion: 'a_new_word',
          createdAt: minute(22),
        }),
        aRun({
          id: '6',
          headSha: 't0',
          branch: 'topic',
          status: 'pondering',
          conclusion: undefined,
          createdAt: minute(23),
        }),
      ],
    });
    await backend.answering.settle();
  });

  afterAll(async () => {
    await backend?.stop();
  });

  beforeEach(() => {
    readJobsNow.mockReset();
    readJobLog.mockReset();
  });

  const names = (page: { items: ServicesPage['items'] }) =>
    page.items.map(item => item.service.name);

  describe('of services', () => {
    it.each([
      'sort=attention',
      'sort=attention&order=desc',
      'sort=name',
      'sort=name&order=desc',
      'sort=last-check-in',
      'sort=last-check-in&order=asc',
    ])('pages by %s without gap or repetition', async sort => {
      const items = await follow<ServicesPage['items'][number]>(
        `/services?${sort}&limit=2`,
      );
      expect(new Set(names({ items })).size).toBe(7);
      expect(names({ items })).toEqual(
        names(await get<ServicesPage>(`/services?${sort}`)),
      );
    });

    it.each([
      ['sort=name', ['Delta', 'echo', 'foxtrot', 'golf']],
      ['sort=name&order=desc', ['golf', 'foxtrot', 'echo', 'Delta']],
      ['sort=last-check-in', ['echo', 'Delta', 'golf', 'foxtrot']],
    ])('are in the order of %s', async (sort, expected) => {
      const found = names(await get<ServicesPage>(`/services?${sort}`));
      expect(found.filter(name => expected.includes(name))).toEqual(expected);
    });

    it('puts the longest red first, and the unmapped last', async () => {
      const found = names(await get<ServicesPage>('/services'));
      expect(found.slice(0, 2)).toEqual(['axb', 'catalog']);
      expect(found[6]).toBe('golf');
    });

    it.each([
      ['q=PRICE', ['echo']],
      ['q=a_b', ['a_b']],
      ['q=%25', []],
      ['state=failing', ['axb', 'catalog']],
      ['state=no-build&state=unmapped', ['foxtrot', 'golf']],
      ['owner=Group:default/team-1&state=passing', ['Delta', 'a_b']],
      ['system=system:default/shop', ['a_b', 'catalog']],
      ['flaky=true', ['catalog']],
      ['late=true', ['foxtrot']],
      ['late=false&q=golf', ['golf']],
    ])('finds by %s', async (query, expected) => {
      const page: ServicesPage = await get(`/services?${query}`);
      expect(names(page).sort()).toEqual(expected);
      expect(page.totalItems).toBe(expected.length);
    });

    it('counts whatever the state filter says, but not what the search leaves out', async () => {
      const { counts }: ServicesPage = await get(
        '/services?state=unmapped&system=system:default/shop',
      );
      expect(counts).toEqual({
        failing: 1,
        passing: 1,
        'no-build': 0,
        unmapped: 0,
        flaky: 1,
        late: 0,
        unread: 0,
        unreadable: 0,
        all: 2,
      });
    });

    it('counts a service that can not be read apart from those that are being read', async () => {
      const locator = () =>
        backend.knex('repository_locators').where({ slug_key: 'acme/foxtrot' });
      const { sentence: error, messages } = say('source.notFound', {
        host: 'github.com',
        repository: 'acme/foxtrot',
      });
      await locator().update({
        error,
        error_messages: JSON.stringify(messages),
      });
      const { counts, items }: ServicesPage = await get('/services?q=foxtrot');
      await locator().update({ error: null, error_messages: null });

      expect(counts).toMatchObject({ unread: 1, unreadable: 1 });
      expect(items[0]).toMatchObject({
        sourceError: error,
        sourceErrorMessages: messages,
      });
      const reading: ServicesPage = await get('/services?q=foxtrot');
      expect(reading.counts).toMatchObject({
        unread: 1,
        unreadable: 0,
      });
      expect(reading.items[0]).not.toHaveProperty('sourceErrorMessages');
    });

    it('refuses a cursor of another sort', async () => {
      const { nextCursor }: ServicesPage = await get('/services?limit=2');
      const { body } = await ask(
        `/services?limit=2&sort=name&cursor=${nextCursor}`,
        400,
      );
      expect(body.error.message).toMatch(/'cursor' is not one/);
    });

    it('says why the source of one can not be read', async () => {
      const told = async (messages: Message[] | undefined) => {
        await backend
          .knex('repositories')
          .where({ id: catalogRepository.id })
          .update({
            error_messages: messages ? JSON.stringify(messages) : null,
          });
        return get(service);
      };
      const { messages } = say('github.renewToken');
      expect(await told(messages)).toMatchObject({
        sourceError: 'The token has expired.',
        sourceErrorMessages: messages,
      });
      const plain = await told(undefined);
      expect(plain).toMatchObject({ sourceError: 'The token has expired.' });
      expect(plain).not.toHaveProperty('sourceErrorMessages');
    });

    it('says of its repository why it can not be read before it says so of its name', async () => {
      const locator = () =>
        backend.knex('repository_locators').where({ slug_key: 'acme/catalog' });
      await locator().update({ error: 'It is gone.', error_messages: '[]' });
      const answer = await get(service);
      await locator().update({ error: null, error_messages: null });
      expect(answer).toMatchObject({ sourceError: 'The token has expired.' });
      expect(answer).not.toHaveProperty('sourceErrorMessages');
    });

    it('answers 304 to whoever has it already', async () => {
      const { headers } = await ask('/services');
      const again = await request(backend.server)
        .get('/api/ci/services')
        .set('if-none-match', headers.etag);
      expect(again.status).toBe(304);
    });
  });

  describe('of check-ins', () => {
    it('are in check-in order, newest first, with commits that only a build tells of', async () => {
      const rows = await follow<CheckInRow>(`${service}/check-ins?limit=2`);
      expect(rows.map(row => `${row.checkIn.sha} ${row.outcome}`)).toEqual([
        'x0 failing',
        'n0 no-run',
        'p0 running',
        'p1 no-run',
        'p2 no-run',
      ]);
    });

    it('show the newest attempt of each workflow, mainline builds only', async () => {
      const page: Page<CheckInRow> = await get(`${service}/check-ins`);
      expect(page.totalItems).toBe(5);
      const row = page.items.find(each => each.checkIn.sha === 'p0');
      expect(row?.runs).toMatchObject([
        { id: '1', attempt: 2, attempts: 2, flaky: true, outcome: 'passing' },
        { id: '2', workflowName: 'e2e', outcome: 'running' },
      ]);
      expect(row?.feedbackMs).toBeUndefined();
    });

    it('are none where nothing is mapped', async () => {
      expect(await get('/services/component/default/golf/check-ins')).toEqual({
        items: [],
        totalItems: 0,
      });
    });
  });

  describe('of runs', () => {
    it.each([
      ['limit=2', ['6', '5', '4', '3', '2', '1']],
      ['event=push&branch=topic', ['6', '4']],
      ['workflow=e2e', ['2']],
      ['workflow=11', ['2']],
      ['actor=bob', ['3']],
      ['outcome=failing', ['3']],
      ['outcome=passing&outcome=running', ['2', '1']],
      ['outcome=cancelled', ['4']],
      ['outcome=unknown', ['6', '5']],
    ])('finds by %s, newest first', async (query, expected) => {
      const runs = await follow<RunSummary>(`${service}/runs?${query}`);
      expect(runs.map(run => run.id).sort()).toEqual([...expected].sort());
      expect(runs.map(run => run.createdAt)).toEqual(
        runs
          .map(run => run.createdAt)
          .sort()
          .reverse(),
      );
    });
  });

  describe('of jobs', () => {
    it('are read once from the source where an old run has none stored', async () => {
      readJobsNow.mockResolvedValue([
        aJob({ id: '2', startedAt: minute(3) }),
        aJob({ id: '1', startedAt: minute(2) }),
      ]);
      expect(await get(`${service}/runs/1?attempt=1`)).toMatchObject({
        run: { attempt: 1, outcome: 'failing', attempts: 2 },
        attempts: [{ attempt: 1 }, { attempt: 2, flaky: true }],
        jobs: [{ id: '1' }, { id: '2' }],
        jobsFrom: 'read-now',
      });
      expect(readJobsNow).toHaveBeenCalledWith(catalogRepository.id, '1', 1);
    });

    it('are not asked for where they were read and there were none', async () => {
      await backend
        .knex('runs')
        .where('id', '3')
        .update({ jobs_read_at: minute(40) });
      expect(await get(`${service}/runs/3`)).toMatchObject({
        jobs: [],
        jobsFrom: 'stored',
      });
      expect(readJobsNow).not.toHaveBeenCalled();
    });

    it('are not asked for while the run is on its way', async () => {
      expect(await get(`${service}/runs/2`)).toMatchObject({
        jobsFrom: 'unavailable',
        jobsUnavailableReason: expect.stringContaining('has been reported yet'),
        jobsUnavailableMessages: [{ key: 'run.noJobsYet' }],
      });
      expect(readJobsNow).not.toHaveBeenCalled();
    });

    it.each([
      ['a sentence', 'The request budget is used up until 10:42.', undefined],
      [
        'messages',
        say('source.noneAnyMore', { host: 'github.com' }),
        [{ key: 'source.noneAnyMore', values: { host: 'github.com' } }],
      ],
    ])(
      'come with the reason where the source can not answer: %s',
      async (_, words, messages) => {
        const error = new SourceUnavailableError(words);
        readJobsNow.mockRejectedValue(error);
        const details = await get<RunDetails>(`${service}/runs/4`);
        expect(details).toMatchObject({
          jobs: [],
          jobsFrom: 'unavailable',
          jobsUnavailableReason: error.message,
        });
        expect(details.jobsUnavailableMessages).toEqual(messages);
      },
    );
  });

  describe('of jobs that a lost delivery left on their way', () => {
    beforeAll(async () => {
      const job = aJob({ id: '9', runId: '4', status: 'in_progress' });
      await backend.knex('jobs').insert(jobToRow(job));
    });

    it('are read from the source once the run has ended', async () => {
      readJobsNow.mockResolvedValue([aJob({ id: '9', runId: '4' })]);
      expect(await get(`${service}/runs/4`)).toMatchObject({
        jobs: [{ id: '9', status: 'completed' }],
        jobsFrom: 'read-now',
      });
    });

    it('are shown as they were told of where the source can not answer', async () => {
      readJobsNow.mockRejectedValue(
        new SourceUnavailableError('Budget is used up.'),
      );
      expect(await get(`${service}/runs/4`)).toMatchObject({
        jobs: [{ id: '9', status: 'in_progress' }],
        jobsFrom: 'stored',
      });
    });
  });

  describe('of log lines', () => {
    it.each([
      ['', { text: 'a\nb\nc\n', totalLines: 3, firstLine: 1 }],
      ['?tail=2', { text: 'b\nc', totalLines: 3, firstLine: 2 }],
      ['?tail=9', { text: 'a\nb\nc\n', totalLines: 3, firstLine: 1 }],
    ])('are cut as asked: "%s"', async (query, expected) => {
      readJobLog.mockResolvedValue('a\nb\nc\n');
      expect(await get(`${service}/jobs/7/log${query}`)).toEqual(expected);
    });

    it('are not there, in a sentence, where the log is gone', async () => {
      readJobLog.mockResolvedValue(undefined);
      const { body } = await ask(`${service}/jobs/7/log`, 404);
      expect(body.error.message).toMatch(/no log of job 7/);
      expect(body.error.messages).toEqual([
        {
          key: 'run.noLog',
          values: { job: '7', service: 'component:default/catalog' },
        },
      ]);
    });

    it('answer 503 with the reason where the source can not answer', async () => {
      const words = say('source.noneAnyMore', { host: 'github.com' });
      readJobLog.mockRejectedValue(new SourceUnavailableError(words));
      const { body } = await ask(`${service}/jobs/7/log`, 503);
      expect(body.error).toEqual({
        name: 'ServiceUnavailableError',
        message: words.sentence,
        messages: words.messages,
      });
    });
  });
});
