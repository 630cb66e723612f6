import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type {
  CiSource,
  ConditionalRead,
} from '@mainline/backstage-plugin-ci-node';
import {
  startGithubSimulator,
  SteppedClock,
  type GithubSimulator,
  type World,
} from '@mainline/github-simulator';
import { openApiGuard } from '@mainline/github-simulator/testing';
import { startSource } from '../__testUtils__/startSource';
import { startGithub } from '../testing/startGithub';

jest.setTimeout(120_000);

const options = { purpose: 'reconciliation' as const };
const minute = 60_000;
const day = 24 * 60 * minute;
const since = '2026-11-01T00:00:00.000Z';

/** The value of a read; fails where nothing changed, or nothing is there. */
function valueOf<T>(read: ConditionalRead<T> | undefined): T {
  if (!read?.changed) throw new Error(`Nothing was read: ${read}`);
  return read.value;
}

describe('how work came to mainline, read from the simulator', () => {
  const guard = openApiGuard();
  let github: GithubSimulator;
  let clock: SteppedClock;
  let world: World;
  let source: CiSource;
  let repository: RepositoryFact;

  beforeEach(async () => {
    clock = new SteppedClock('2026-11-20T10:00:00Z');
    github = await startGithubSimulator({
      scenario: 'empty',
      clock,
      onResponse: guard.onResponse,
    });
    ({ world } = github);
    const added = world.addRepository({
      name: 'orders',
      owner: world.account('acme', 'Organization'),
    });
    world.push('orders', { message: 'Begin' });
    ({ source } = await startSource({
      integrations: {
        github: [{ host: 'github.com', apiBaseUrl: github.url, token: 't' }],
      },
    }));
    repository = {
      host: 'github.com',
      slug: 'acme/orders',
      id: `github.com:${added.id}`,
      url: 'https://github.com/acme/orders',
      defaultBranch: 'main',
      archived: false,
    };
  });

  afterEach(async () => {
    await github.close();
    guard.assertValid();
  });

  function open(branch: string, count = 2, author = world.account('ada')) {
    return world.openPullRequest('orders', {
      branch,
      title: `Do ${branch}`,
      author,
      commits: Array.from({ length: count }, (_, n) => ({
        message: `${branch} ${n}`,
        authoredAt: clock.now() - 5 * day + n * minute,
        paths: [`${branch}/${n}.ts`],
      })),
    });
  }
  const requested = () =>
    github.requests.all.map(({ path, status }) => `${status} ${path}`);
  const list = async (query: { since?: string; validator?: string } = {}) =>
    source.readMergedPullRequests(repository, { since, ...query }, options);
  const commitsOf = async (number: number) =>
    source.readPullRequestCommits(repository, number, options);
  const heads = async () =>
    valueOf(await source.readBranches(repository, {}, options));

  it.each(['squash', 'merge', 'rebase'] as const)(
    'tells of a %s with the commits as they were written',
    async method => {
      const pullRequest = open('topic');
      clock.advance(minute);
      world.push('orders', { message: 'Meanwhile' });
      clock.advance(minute);
      const merged = world.mergePullRequest('orders', pullRequest, { method });
      expect(valueOf(await list())).toEqual([
        {
          repositoryId: repository.id,
          number: 1,
          baseBranch: 'main',
          mergedAt: '2026-11-20T10:02:00.000Z',
          mergeSha: merged.sha,
        },
      ]);
      expect(await commitsOf(1)).toEqual({
        commits: pullRequest.commits.map((sha, n) => ({
          sha,
          author: 'ada',
          authoredAt: `2026-11-15T10:0${n}:00.000Z`,
          parents: 1,
        })),
      });
    },
  );

  it('leaves out what was closed without a merge, and says who is a bot', async () => {
    world.closePullRequest('orders', open('given-up'));
    const bot = world.account('helper[bot]', 'Bot');
    world.mergePullRequest('orders', open('update', 1, bot));
    expect(valueOf(await list())).toMatchObject([{ number: 2 }]);
    expect(await commitsOf(2)).toMatchObject({
      commits: [{ author: 'helper[bot]', authorIsBot: true }],
    });
  });

  it('tells the commits of a branch that was rewritten as they are now', async () => {
    const pullRequest = open('topic');
    const [first] = pullRequest.commits;
    const again = world.push('orders', {
      branch: 'topic',
      activity: 'force_push',
      parent: first,
    });
    world.mergePullRequest('orders', pullRequest);
    const read = await commitsOf(1);
    expect(read?.commits.map(({ sha }) => sha)).toEqual([first, again.sha]);
  });

  it('counts the commits that GitHub does not list', async () => {
    world.mergePullRequest('orders', open('big', 260));
    world.mergePullRequest('orders', open('just-so', 250));
    const [big, whole] = [await commitsOf(1), await commitsOf(2)];
    expect(big).toMatchObject({ unlisted: 10 });
    expect(big?.commits).toHaveLength(250);
    expect(whole).toEqual({ commits: expect.any(Array) });
    expect(whole?.commits).toHaveLength(250);
  });

  it('reads the list as far back as asked, and conditionally after that', async () => {
    for (let n = 0; n < 130; n++) {
      world.mergePullRequest('orders', open(`topic-${n}`, 1));
      clock.advance(day / 10);
    }
    const all = await list();
    expect(valueOf(all)).toHaveLength(130);
    const late = await list({ since: '2026-12-02T10:00:00.000Z' });
    expect(valueOf(late).map(({ number }) => number)).toEqual([
      130, 129, 128, 127, 126, 125, 124, 123, 122, 121,
    ]);
    const validator = all?.changed ? all.validator : undefined;
    expect(await list({ validator })).toEqual({ changed: false });
    expect(github.requests.all.map(({ status }) => status)).toEqual([
      200, 200, 200, 304,
    ]);
    world.mergePullRequest('orders', open('new', 1));
    expect(await list({ validator })).toMatchObject({ changed: true });
  });

  it('tells what branches have that mainline lacks', async () => {
    const { commits } = open('feature/one');
    world.push('orders', { message: 'Meanwhile' });
    world.push('orders', {
      branch: 'feature/one',
      merges: world.repository('orders').branches.get('main'),
    });
    world.mergePullRequest('orders', open('done'), { deleteBranch: false });
    const [one, done, ...others] = await heads();
    expect([one.name, done.name, others]).toEqual(['feature/one', 'done', []]);
    const read = await source.readBranchCommits(repository, one, options);
    expect(read?.commits.map(({ sha }) => sha)).toEqual([...commits, one.sha]);
    expect(read?.commits.at(-1)).toMatchObject({ parents: 2 });
    expect(read?.unlisted).toBeUndefined();
  });

  it('tells the newest and the oldest of a long branch, and counts those between', async () => {
    const { commits } = open('long', 400);
    const [long] = await heads();
    const read = await source.readBranchCommits(repository, long, options);
    expect(read?.unlisted).toBe(50);
    expect(read?.commits[0].sha).toBe(commits[0]);
    expect(read?.commits.at(-1)?.sha).toBe(commits[399]);
    expect(read?.commits).toHaveLength(350);
  });

  it('reads more than one page of branches, and none of one that is gone', async () => {
    for (let n = 0; n < 120; n++) world.push('orders', { branch: `b-${n}` });
    expect(await heads()).toHaveLength(120);
    const gone = { name: 'gone', sha: 'f'.repeat(40) };
    expect(
      await source.readBranchCommits(repository, gone, options),
    ).toBeUndefined();
  });

  it('follows a repository that was renamed', async () => {
    world.mergePullRequest('orders', open('topic'));
    world.renameRepository('orders', 'purchases');
    expect(valueOf(await list())).toHaveLength(1);
    expect((await commitsOf(1))?.commits).toHaveLength(2);
    expect(requested()[0]).toBe('301 /repos/acme/orders/pulls');
  });

  it('tells the files that a commit changed, over all pages, and whether there are more', async () => {
    const many = (count: number) =>
      world.push('orders', {
        paths: Array.from({ length: count }, (_, n) => `src/${n}.ts`),
      }).sha;
    const paths = async (sha: string) =>
      source.readChangedPaths(repository, sha, options);
    const few = await paths(
      world.push('orders', { paths: ['b/c.ts', 'a.md'] }).sha,
    );
    expect(few).toEqual({ paths: ['a.md', 'b/c.ts'] });
    const some = await paths(many(700));
    expect(some?.paths).toHaveLength(700);
    expect(some?.isCut).toBeUndefined();
    expect(await paths(many(3_500))).toMatchObject({ isCut: true });
    expect(await paths('f'.repeat(40))).toBeUndefined();
  });
});

describe('how work came to mainline, where GitHub says less', () => {
  const repository: RepositoryFact = {
    host: 'github.com',
    slug: 'acme/orders',
    id: 'github.com:7',
    url: 'https://github.com/acme/orders',
    defaultBranch: 'main',
    archived: false,
  };
  const api = '/repos/acme/orders';
  const pulls = `${api}/pulls?state=closed&sort=updated&direction=desc&per_page=100`;
  let github: Awaited<ReturnType<typeof startGithub>>;
  let source: CiSource;
  let warnings: string[];

  beforeEach(async () => {
    github = await startGithub();
    ({ source, warnings } = await startSource({
      integrations: {
        github: [{ host: 'github.com', apiBaseUrl: github.url, token: 't' }],
      },
    }));
  });
  afterEach(() => github.stop());

  it('goes on without pull requests where the permission is missing, and says so once', async () => {
    github.answers[pulls] = { status: 403, body: { message: 'Forbidden' } };
    for (let n = 0; n < 2; n++) {
      expect(
        await source.readMergedPullRequests(repository, { since }, options),
      ).toBeUndefined();
    }
    expect(warnings).toEqual([
      expect.stringContaining("the permission 'Pull requests: read'"),
    ]);
  });

  it('reads what is there of a payload that lacks fields', async () => {
    github.answers[pulls] = {
      body: [
        { number: 1, updated_at: '2026-11-20T10:00:00Z' },
        {
          number: 2,
          updated_at: '2026-11-20T10:00:00Z',
          merged_at: '2026-11-20T09:00:00Z',
          merge_commit_sha: 'abc',
          base: { ref: 'main', repo: null },
          head: { repo: null },
          user: null,
        },
      ],
    };
    github.answers[`${api}/pulls/2/commits?per_page=100`] = {
      body: [{ sha: 'def', commit: { author: null }, author: null }],
    };
    const read = await source.readMergedPullRequests(
      repository,
      { since },
      options,
    );
    expect(valueOf(read)).toMatchObject([{ number: 2, mergeSha: 'abc' }]);
    expect(await source.readPullRequestCommits(repository, 2, options)).toEqual(
      { commits: [{ sha: 'def' }] },
    );
  });

  it('names both paths of a file that was moved', async () => {
    github.answers[`${api}/commits/abc`] = {
      body: {
        files: [{ filename: 'new.ts', previous_filename: 'old.ts' }, {}],
      },
    };
    expect(await source.readChangedPaths(repository, 'abc', options)).toEqual({
      paths: ['new.ts', 'old.ts'],
    });
  });
});
