import { say } from '@mainline/backstage-plugin-ci-common';
import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import { startGithub } from './testing/startGithub';
import { startSource } from './__testUtils__/startSource';

const options = { purpose: 'reconciliation' as const };
const repository: RepositoryFact = {
  host: 'github.com',
  slug: 'acme/catalog',
  id: 'github.com:7',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};
const api = '/repos/acme/catalog';

let github: Awaited<ReturnType<typeof startGithub>>;
let source: CiSource;
beforeEach(async () => {
  github = await startGithub();
  ({ source } = await startSource({
    integrations: {
      github: [{ host: 'github.com', apiBaseUrl: github.url, token: 't' }],
    },
  }));
});
afterEach(() => github.stop());

const run = (id: number, createdAt: string) => ({
  id,
  workflow_id: 3,
  head_sha: `sha${id}`,
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  run_number: id,
  created_at: createdAt,
  updated_at: createdAt,
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

it('is the source of every host of integrations.github', () => {
  expect(source.id).toBe('github');
  expect(source.handles('github.com')).toBe(true);
  expect(source.handles('GitHub.com')).toBe(true);
  expect(source.handles('gitlab.com')).toBe(false);
});

describe('readPushes', () => {
  const owner = { host: 'github.com', owner: 'acme' };
  const list = '/orgs/acme/repos?sort=pushed&direction=desc&per_page=100';
  const since = '2026-03-02T08:00:00.500Z';
  const pushed = (id: number, at: string | null) => ({ id, pushed_at: at });

  it('lists what was pushed to since then, down to the first that was not', async () => {
    github.answers[list] = {
      headers: {
        etag: '"1"',
        link: `<${github.url}/organizations/1/repos?page=2>; rel="next"`,
      },
      body: [
        pushed(1, '2026-03-02T10:00:00Z'),
        pushed(2, '2026-03-02T09:00:00Z'),
        // It ends nothing.
        pushed(6, null),
      ],
    };
    github.answers['/organizations/1/repos?page=2'] = {
      headers: {
        link: `<${github.url}/organizations/1/repos?page=3>; rel="next"`,
      },
      body: [
        pushed(3, '2026-03-02T08:00:00Z'),
        pushed(4, '2026-03-02T07:59:59Z'),
        pushed(5, null),
      ],
    };
    await expect(
      source.readPushes?.(owner, { since }, options),
    ).resolves.toEqual({
      changed: true,
      validator: '"1"',
      value: [
        { repositoryId: 'github.com:1', pushedAt: '2026-03-02T10:00:00.000Z' },
        { repositoryId: 'github.com:2', pushedAt: '2026-03-02T09:00:00.000Z' },
        { repositoryId: 'github.com:3', pushedAt: '2026-03-02T08:00:00.000Z' },
      ],
    });
  });

  it('says that nothing changed', async () => {
    github.answers[list] = { status: 304 };
    await expect(
      source.readPushes?.(owner, { since, validator: '"1"' }, options),
    ).resolves.toEqual({ changed: false });
  });

  it.each([404, 403])('is undefined where GitHub answers %s', async status => {
    github.answers[list] = { status, body: { message: 'Not Found' } };
    await expect(
      source.readPushes?.(owner, { since }, options),
    ).resolves.toBeUndefined();
  });

  it('says what could not be read', async () => {
    github.answers[list] = {
      status: 401,
      body: { message: 'Bad credentials' },
    };
    await expect(
      source.readPushes?.(owner, { since }, options),
    ).rejects.toThrow(
      /^The list of repositories of acme can't be read: .*Bad credentials.*Renew the token/,
    );
    github.answers[list] = { body: { message: 'a proxy' } };
    await expect(
      source.readPushes?.(owner, { since }, options),
    ).rejects.toThrow('GitHub answered without a list');
  });
});

describe('readRepository', () => {
  it('reads it, with the name that it has now', async () => {
    github.answers[api] = {
      status: 301,
      headers: { location: `${github.url}/repositories/7` },
    };
    github.answers['/repositories/7'] = {
      body: {
        id: 7,
        full_name: 'acme/renamed',
        default_branch: 'trunk',
        html_url: 'https://github.com/acme/renamed',
        archived: true,
      },
    };
    await expect(source.readRepository(repository, options)).resolves.toEqual({
      host: 'github.com',
      slug: 'acme/renamed',
      id: 'github.com:7',
      url: 'https://github.com/acme/renamed',
      defaultBranch: 'trunk',
      archived: true,
    });
  });

  it('is undefined where it is not there', async () => {
    await expect(
      source.readRepository(repository, options),
    ).resolves.toBeUndefined();
  });

  it('says until when to wait where the limit is reached', async () => {
    github.answers[api] = { status: 429, headers: { 'retry-after': '60' } };
    await expect(
      source.readRepository(repository, options),
    ).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringContaining('Try again at'),
      retryAt: expect.stringMatching(/^\d{4}-.*Z$/),
      messages: [
        {
          key: 'github.limitReached',
          values: expect.objectContaining({ status: '429' }),
        },
      ],
    });
  });

  it.each([
    [401, 'Bad credentials', 'Renew the token', 'github.renewToken'],
    [403, 'Resource not accessible', 'read access', 'github.permit'],
  ])('says what to do about a %i', async (status, message, advice, key) => {
    github.answers[api] = { status, body: { message } };
    const failure = source.readRepository(repository, options);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(
          `^acme/catalog can't be read: github.com answered ${status} to .*: ${message}\\. .*${advice}.*\\.$`,
        ),
      ),
      messages: [
        {
          key: 'github.refused',
          values: {
            name: 'acme/catalog',
            host: 'github.com',
            status: `${status}`,
            route: 'GET /repos/{owner}/{repo}',
            reason: message,
          },
        },
        { key },
      ],
    });
  });

  it('says what is wrong with a name that is none', async () => {
    await expect(
      source.readRepository({ host: 'github.com', slug: 'acme' }, options),
    ).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message:
        "'acme' is no repository: write owner and name with one slash between them, as in acme/catalog.",
    });
  });
});

describe('readRuns', () => {
  const first = `${api}/actions/runs?per_page=100`;
  const page = (number: number) =>
    `/repositories/7/actions/runs?per_page=100&page=${number}`;
  const next = (number: number) => `<${github.url}${page(number)}>; rel="next"`;

  it('reads newest first until one is older than asked for', async () => {
    github.answers[first] = {
      body: { workflow_runs: [run(5, '2026-03-05T10:00:00Z')] },
      headers: { etag: 'W/"1"', link: next(2) },
    };
    github.answers[page(2)] = {
      body: {
        workflow_runs: [
          run(4, '2026-03-04T10:00:00Z'),
          run(3, '2026-03-03T09:59:59Z'),
        ],
      },
      headers: { etag: 'W/"2"', link: next(3) },
    };

    const pages = await collect(
      source.readRuns(
        repository,
        { since: '2026-03-03T10:00:00.000Z' },
        options,
      ),
    );

    expect(pages).toMatchObject([
      { changed: true, value: [{ id: '5' }], validator: 'W/"1"' },
      // The whole page: it has been paid for.
      { changed: true, value: [{ id: '4' }, { id: '3' }] },
    ]);
    expect(pages[1]).not.toHaveProperty('validator', expect.anything());
    expect(github.urls()).toEqual([first, page(2)]);
  });

  const past = (from: string, to: string, number?: number) =>
    `${api}/actions/runs?created=${from}..${to}&per_page=100${
      number ? `&page=${number}` : ''
    }`.replaceAll(':', '%3A');
  const readPast = async (since: string, until: string) => {
    const pages = await collect(
      source.readRuns(repository, { since, until }, options),
    );
    return pages.map(each => each.changed && each.value.map(({ id }) => id));
  };
  const more = { link: '<http://localhost/more>; rel="next"' };

  it('reads a stretch of the past from its end, each time the newest of what is left', async () => {
    github.answers[past('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')] = {
      body: {
        workflow_runs: [
          run(9, '2026-01-31T10:00:00Z'),
          run(8, '2026-01-20T10:00:00Z'),
        ],
      },
      headers: more,
    };
    github.answers[past('2026-01-01T00:00:00Z', '2026-01-20T10:00:00Z')] = {
      body: {
        workflow_runs: [
          run(8, '2026-01-20T10:00:00Z'),
          run(7, '2026-01-02T10:00:00Z'),
        ],
      },
    };
    await expect(
      readPast('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
    ).resolves.toEqual([
      ['9', '8'],
      ['8', '7'],
    ]);
  });

  it('turns to the pages behind where one is of a single second', async () => {
    const [from, to] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    const second = '2026-01-20T10:00:00Z';
    github.answers[past(from, to)] = {
      body: { workflow_runs: [run(9, second)] },
      headers: more,
    };
    github.answers[past(from, second)] = {
      body: { workflow_runs: [run(9, second)] },
      headers: more,
    };
    github.answers[past(from, second, 2)] = {
      body: { workflow_runs: [run(8, second), run(7, from)] },
    };
    await expect(
      readPast('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
    ).resolves.toEqual([['9'], ['9'], ['8', '7']]);
  });

  it('reads what is behind a thousand runs by when it was created', async () => {
    for (let n = 1; n <= 10; n++) {
      github.answers[n === 1 ? first : page(n)] = {
        body: { workflow_runs: [run(100 - n, `2026-03-${20 - n}T10:00:00Z`)] },
        headers: { link: next(n + 1) },
      };
    }
    github.answers[past('2026-03-01T00:00:00Z', '2026-03-10T10:00:00Z')] = {
      body: { workflow_runs: [run(2, '2026-03-02T10:00:00Z')] },
    };
    const pages = await collect(
      source.readRuns(
        repository,
        { since: '2026-03-01T00:00:00.000Z' },
        options,
      ),
    );
    expect(pages).toHaveLength(11);
    expect(pages[10]).toMatchObject({ value: [{ id: '2' }] });
  });

  it('does not lose a run of the second in which it asks', async () => {
    github.answers[first] = {
      body: { workflow_runs: [run(5, '2026-03-05T10:00:00Z')] },
    };
    await expect(
      collect(
        source.readRuns(
          repository,
          { since: '2026-03-05T10:00:00.500Z' },
          options,
        ),
      ),
    ).resolves.toMatchObject([{ value: [{ id: '5' }] }]);
  });

  it('asks once where nothing changed', async () => {
    github.answers[first] = {
      body: { workflow_runs: [] },
      headers: { etag: 'W/"1"', link: next(2) },
    };
    const pages = await collect(
      source.readRuns(
        repository,
        { since: '2026-03-03T10:00:00.000Z', validator: 'W/"1"' },
        options,
      ),
    );
    expect(pages).toEqual([{ changed: false }]);
    expect(github.seen).toHaveLength(1);
  });

  it.each([
    [
      'a list that is not there',
      { status: 404, body: {} },
      'RepositoryGoneError',
      say('github.notThere', { repository: 'acme/catalog' }),
    ],
    [
      'an answer without a list',
      { body: { message: 'Hello' } },
      'SourceUnavailableError',
      say('github.withoutField', { field: 'workflow_runs' }),
    ],
    [
      'a page of something else',
      { body: '<html>proxy</html>' },
      'SourceUnavailableError',
      say('github.withoutField', { field: 'workflow_runs' }),
    ],
    [
      'what it can not read',
      { body: { workflow_runs: [{}, {}] } },
      'SourceUnavailableError',
      say('github.unreadableField', { number: '2', field: 'workflow_runs' }),
    ],
  ])('does not take %s for an empty one', async (...row) => {
    const [, answer, name, { sentence, messages }] = row;
    github.answers[first] = answer;
    await expect(
      collect(
        source.readRuns(
          repository,
          { since: '2026-03-03T10:00:00.000Z' },
          options,
        ),
      ),
    ).rejects.toMatchObject({ name, message: sentence, messages });
  });

  it('leaves out what lacks the essential, and keeps the rest', async () => {
    github.answers[first] = {
      body: { workflow_runs: [{ id: 9 }, run(5, '2026-03-05T10:00:00Z')] },
    };
    await expect(
      collect(
        source.readRuns(
          repository,
          { since: '2026-03-03T10:00:00.000Z' },
          options,
        ),
      ),
    ).resolves.toMatchObject([{ value: [{ id: '5' }] }]);
  });
});

describe('readRun', () => {
  it('reads the newest attempt, or the one asked for', async () => {
    github.answers[`${api}/actions/runs/5`] = {
      body: { ...run(5, '2026-03-05T10:00:00Z'), run_attempt: 2 },
    };
    github.answers[`${api}/actions/runs/5/attempts/1`] = {
      body: { ...run(5, '2026-03-05T10:00:00Z'), run_attempt: 1 },
    };
    const newest = await source.readRun(repository, '5', options);
    const asked = await source.readRun(repository, '5', {
      ...options,
      attempt: 1,
    });
    expect([newest?.attempt, asked?.attempt]).toEqual([2, 1]);
    await expect(
      source.readRun(repository, '6', options),
    ).resolves.toBeUndefined();
  });
});

describe('readJobs', () => {
  it('reads every page of the attempt', async () => {
    const first = `${api}/actions/runs/5/attempts/2/jobs?per_page=100`;
    github.answers[first] = {
      body: { jobs: [{ id: 1, run_id: 5, status: 'completed' }] },
      headers: { link: `<${github.url}/more?page=2>; rel="next"` },
    };
    github.answers['/more?page=2'] = {
      body: { jobs: [{ id: 2, run_id: 5, status: 'queued' }] },
    };
    await expect(
      source.readJobs(repository, { id: '5', attempt: 2 }, options),
    ).resolves.toMatchObject([
      { id: '1', attempt: 2 },
      { id: '2', attempt: 2 },
    ]);
  });

  it('has none of a run that is gone', async () => {
    await expect(
      source.readJobs(repository, { id: '5', attempt: 2 }, options),
    ).resolves.toEqual([]);
  });
});

describe('readWorkflows', () => {
  it('reads those that are disabled too', async () => {
    github.answers[`${api}/actions/workflows?per_page=100`] = {
      body: {
        workflows: [
          {
            id: 1,
            name: 'CI',
            path: '.github/workflows/ci.yml',
            state: 'active',
          },
          { id: 2, name: 'Old', path: 'x', state: 'disabled_manually' },
        ],
      },
    };
    await expect(
      source.readWorkflows(repository, options),
    ).resolves.toMatchObject([
      { id: '1', state: 'active' },
      { id: '2', state: 'disabled_manually' },
    ]);
  });
});

describe('readJobLog', () => {
  const address = `${api}/actions/jobs/9/logs`;

  it('follows the link to the storage', async () => {
    const storage = await startGithub();
    storage.answers['/log?sig=1'] = { body: 'line 1\nline 2\n' };
    github.answers[address] = {
      status: 302,
      headers: { location: `${storage.url}/log?sig=1` },
    };
    const log = await source.readJobLog(repository, '9', options);
    await storage.stop();
    expect(log).toBe('line 1\nline 2\n');
    expect(storage.seen[0].headers.authorization).toBeUndefined();
  });

  it.each([404, 410])('is undefined after a %i', async status => {
    github.answers[address] = { status };
    await expect(
      source.readJobLog(repository, '9', options),
    ).resolves.toBeUndefined();
  });
});

describe('readCheckIns', () => {
  const since = '2026-03-03T10:00:00.000Z';
  const activities = `${api}/activity?ref=main&per_page=100`;
  const commits = `${api}/commits?sha=main&since=2026-03-02T10%3A00%3A00.000Z&per_page=100`;
  const commit = (sha: string, date: string, ...parents: string[]) => ({
    sha,
    html_url: `https://github.com/acme/catalog/commit/${sha}`,
    parents: parents.map(parent => ({ sha: parent })),
    commit: {
      message: `Message of ${sha}`,
      tree: { sha: `tree-${sha}` },
      author: { name: 'Ada', date },
      committer: { date },
    },
  });
  const push = (
    before: string,
    after: string,
    timestamp: string,
    activity_type = 'push',
  ) => ({ before, after, timestamp, activity_type });

  it('gives commits of one push its instant and their distance from its head', async () => {
    github.answers[activities] = {
      body: [
        push('b', 'd', '2026-03-03T12:00:00+01:00', 'pr_merge'),
        push('a', 'b', '2026-03-03T10:30:00Z'),
        push('z', 'a', '2026-03-03T09:00:00Z'),
      ],
      headers: { etag: 'W/"1"' },
    };
    github.answers[commits] = {
      body: [
        commit('d', '2026-03-03T10:40:00Z', 'c'),
        commit('c', '2026-03-03T08:00:00Z', 'b'),
        commit('b', '2026-03-03T07:00:00Z', 'a'),
        commit('a', '2026-03-03T06:00:00Z', 'z'),
      ],
    };

    const read = await source.readCheckIns(repository, { since }, options);

    expect(read).toMatchObject({
      changed: true,
      value: [
        {
          sha: 'b',
          reachedMainlineAt: '2026-03-03T10:30:00.000Z',
          reachedBy: 'push',
          pushIndex: 0,
        },
        {
          sha: 'd',
          reachedMainlineAt: '2026-03-03T11:00:00.000Z',
          reachedBy: 'pr_merge',
          pushIndex: 0,
        },
        {
          sha: 'c',
          reachedMainlineAt: '2026-03-03T11:00:00.000Z',
          reachedBy: 'pr_merge',
          pushIndex: 1,
          treeId: 'tree-c',
          message: 'Message of c',
          author: 'Ada',
          authoredAt: '2026-03-03T08:00:00.000Z',
        },
      ],
    });
    expect(read).toHaveProperty('value.length', 3);
    expect(github.seen).toHaveLength(2);
  });

  it('compares the ends of a push that brought commits older than the list', async () => {
    github.answers[activities] = {
      body: [push('a', 'm', '2026-03-03T11:00:00Z', 'pr_merge')],
    };
    github.answers[commits] = {
      body: [commit('m', '2026-03-03T11:00:00Z', 'a', 'old2')],
    };
    github.answers[`${api}/compare/a...m?per_page=100`] = {
      body: {
        commits: [
          commit('old1', '2026-01-01T00:00:00Z', 'a0'),
          commit('old2', '2026-01-02T00:00:00Z', 'old1'),
          commit('m', '2026-03-03T11:00:00Z', 'a', 'old2'),
        ],
      },
    };
    const read = await source.readCheckIns(repository, { since }, options);
    expect(read).toMatchObject({
      value: [
        { sha: 'm', pushIndex: 0 },
        { sha: 'old2', pushIndex: 1 },
        { sha: 'old1', pushIndex: 2 },
      ],
    });
  });

  it('takes the committer date where no activity tells', async () => {
    github.answers[activities] = { body: [] };
    github.answers[commits] = {
      body: [
        commit('b', '2026-03-03T11:00:00Z', 'a'),
        commit('a', '2026-03-03T11:00:00Z', 'z'),
        commit('z', '2026-03-03T09:00:00Z'),
      ],
    };
    const read = await source.readCheckIns(repository, { since }, options);
    expect(read).toMatchObject({
      value: [
        {
          sha: 'b',
          reachedMainlineAt: '2026-03-03T11:00:00.000Z',
          pushIndex: 0,
        },
        {
          sha: 'a',
          reachedMainlineAt: '2026-03-03T11:00:00.000Z',
          pushIndex: 1,
        },
      ],
    });
    expect(read).not.toHaveProperty('value.0.reachedBy', expect.anything());
  });

  it.each([403, 404])(
    'falls back to the dates of commits where activity answers %i',
    async status => {
      github.answers[activities] = { status };
      github.answers[commits] = {
        body: [commit('b', '2026-03-03T11:00:00Z', 'a')],
      };
      const read = await source.readCheckIns(repository, { since }, options);
      expect(read).toMatchObject({ changed: true, value: [{ sha: 'b' }] });

      const validator = read.changed ? read.validator : undefined;
      await expect(
        source.readCheckIns(repository, { since, validator }, options),
      ).resolves.toEqual({ changed: false });
    },
  );

  it('asks once where nothing reached mainline since', async () => {
    github.answers[activities] = { body: [], headers: { etag: 'W/"1"' } };
    github.answers[commits] = { body: [] };
    const read = await source.readCheckIns(repository, { since }, options);
    const asked = github.seen.length;

    const validator = read.changed ? read.validator : undefined;
    await expect(
      source.readCheckIns(repository, { since, validator }, options),
    ).resolves.toEqual({ changed: false });
    expect(github.seen).toHaveLength(asked + 1);
  });

  it('has none in an empty repository', async () => {
    github.answers[activities] = { body: [] };
    github.answers[commits] = {
      status: 409,
      body: { message: 'Git Repository is empty.' },
    };
    await expect(
      source.readCheckIns(repository, { since }, options),
    ).resolves.toMatchObject({ changed: true, value: [] });
  });

  describe('where a forced push rewrote mainline', () => {
    const commitsOf = (...listed: ReturnType<typeof commit>[]) => ({
      body: { commits: listed },
    });
    beforeEach(() => {
      github.answers[activities] = {
        body: [
          push('gone', 'b', '2026-03-03T12:00:00Z', 'force_push'),
          push('a', 'gone', '2026-03-03T11:00:00Z'),
        ],
      };
      github.answers[commits] = {
        body: [
          commit('b', '2026-03-03T11:30:00Z', 'a'),
          commit('a', '2026-03-03T09:00:00Z'),
        ],
      };
      github.answers[`${api}/compare/gone...b?per_page=100`] = commitsOf(
        commit('b', '2026-03-03T11:30:00Z', 'a'),
      );
    });

    it('tells what it removed, since when, and how that had come', async () => {
      github.answers[`${api}/compare/b...gone?per_page=100`] = commitsOf(
        commit('gone', '2026-03-03T10:30:00Z', 'a'),
      );
      const read = await source.readCheckIns(repository, { since }, options);
      expect(read).toMatchObject({
        value: [
          {
            sha: 'gone',
            reachedBy: 'push',
            reachedMainlineAt: '2026-03-03T11:00:00.000Z',
          },
          { sha: 'b', reachedBy: 'force_push' },
        ],
        mainline: {
          head: 'b',
          left: [{ sha: 'gone', at: '2026-03-03T12:00:00.000Z' }],
          found: ['b', 'a'],
        },
      });
      expect(read).toHaveProperty('value.length', 2);
    });

    it('asks once what it did', async () => {
      await source.readCheckIns(repository, { since, head: 'b' }, options);
      expect(github.urls()).toEqual([activities, commits]);
      const anew = { since, head: 'b', anew: true };
      await source.readCheckIns(repository, anew, options);
      expect(github.urls().slice(2)).toEqual([
        activities,
        commits,
        `${api}/compare/b...gone?per_page=100`,
        `${api}/compare/gone...b?per_page=100`,
      ]);
    });

    it('does not bring back what it removed where GitHub has that no longer', async () => {
      const read = await source.readCheckIns(repository, { since }, options);
      expect(read).toMatchObject({
        value: [{ sha: 'b', reachedBy: 'force_push' }],
        mainline: { head: 'b', left: [] },
      });
      expect(read).toHaveProperty('value.length', 1);
    });

    it('says that nothing is known of how mainline came from where it was', async () => {
      const query = { since, head: 'lost' };
      await expect(
        source.readCheckIns(repository, query, options),
      ).resolves.toMatchObject({ mainline: { head: 'b', left: 'unrelated' } });
    });

    it('tells it from both ends of mainline where there is no activity', async () => {
      github.answers[activities] = { status: 404 };
      github.answers[`${api}/compare/b...gone?per_page=100`] = commitsOf(
        commit('gone', '2026-03-03T10:30:00Z', 'a'),
      );
      const read = await source.readCheckIns(
        repository,
        { since, head: 'gone' },
        options,
      );
      expect(read).toMatchObject({
        value: [{ sha: 'b' }],
        mainline: { head: 'b', left: [{ sha: 'gone' }] },
      });
    });
  });

  it('tells where there is no activity what was made long before it was pushed', async () => {
    github.answers[activities] = { status: 404 };
    github.answers[commits] = { body: [] };
    const all = commits.replace(/since=[^&]*&per_page=100/, 'per_page=1');
    github.answers[all] = {
      body: [commit('old', '2026-01-01T00:00:00Z', 'a')],
    };
    github.answers[`${api}/compare/a...old?per_page=100`] = {
      body: { commits: [commit('old', '2026-01-01T00:00:00Z', 'a')] },
    };
    await expect(
      source.readCheckIns(repository, { since, head: 'a' }, options),
    ).resolves.toMatchObject({
      value: [{ sha: 'old', reachedMainlineAt: '2026-01-01T00:00:00.000Z' }],
      mainline: { head: 'old', left: [] },
    });
  });
});
