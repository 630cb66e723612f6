import { startWorld } from '../testing/startWorld';
import { read, rowsOf } from '../testing/readEverything';

jest.setTimeout(120_000);

const DAY = 86_400_000;

describe('pull requests over REST', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;

  beforeEach(async () => {
    started = await startWorld();
  });

  afterEach(async () => {
    await started.simulator.close();
    started.guard.assertValid();
  });

  const rows = async (path: string) =>
    rowsOf(await read(`${started.api}${path}`), undefined);
  const one = async (path: string) => {
    const { body } = await read(`${started.api}${path}`);
    return body as Record<string, unknown>;
  };
  const messages = async (path: string) =>
    (await rows(path)).map(({ commit }) => {
      const { message } = commit as { message: string };
      return message.split('\n')[0];
    });

  /** A branch of two commits, written five and four days ago. */
  function open(branch = 'topic') {
    const { world, clock } = started;
    return world.openPullRequest('orders', {
      branch,
      title: `Do ${branch}`,
      author: world.account('dev-1'),
      commits: [
        {
          message: `Begin ${branch}`,
          authoredAt: clock.now() - 5 * DAY,
          paths: ['src/a.ts'],
        },
        {
          message: `End ${branch}`,
          author: world.account('helper', 'Bot'),
          authoredAt: clock.now() - 4 * DAY,
          paths: ['src/b.ts', 'src/a.ts'],
        },
      ],
    });
  }

  it('tell of a branch, its commits and what it was merged into', async () => {
    const { world, clock } = started;
    const pullRequest = open();
    clock.advance(60_000);
    expect(await one('/pulls/1')).toMatchObject({
      state: 'open',
      merged_at: null,
      draft: false,
      commits: 2,
      head: { ref: 'topic', sha: pullRequest.headSha },
      base: { ref: 'main' },
    });
    const merged = world.mergePullRequest('orders', pullRequest);
    expect(await one('/pulls/1')).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merged.sha,
      merged_at: '2026-11-20T10:01:00Z',
    });
    expect(await rows('/pulls/1/commits')).toMatchObject([
      {
        commit: { author: { date: '2026-11-15T10:00:00Z' } },
        author: { type: 'User' },
      },
      {
        commit: { author: { date: '2026-11-16T10:00:00Z' } },
        author: { type: 'Bot' },
      },
    ]);
    expect((await rows('/branches')).map(({ name }) => name)).toEqual(['main']);
  });

  it('squash to one new commit on mainline', async () => {
    started.world.mergePullRequest('orders', open());
    expect(await messages('/commits')).toEqual(['Do topic (#1)', 'Begin']);
    expect(await one('/commits/main')).toMatchObject({
      commit: { author: { date: '2026-11-20T10:00:00Z' } },
      files: [{ filename: 'src/a.ts' }, { filename: 'src/b.ts' }],
    });
  });

  it('merge with two parents, so that mainline reaches the commits of the branch', async () => {
    const { world, clock } = started;
    const pullRequest = open();
    clock.advance(60_000);
    world.push('orders', { message: 'Meanwhile' });
    clock.advance(60_000);
    world.mergePullRequest('orders', pullRequest, { method: 'merge' });
    clock.advance(60_000);
    world.push('orders', { message: 'After' });
    expect(await messages('/commits')).toEqual([
      'After',
      'Merge pull request #1 from demo/topic',
      'Meanwhile',
      'Begin',
      'End topic',
      'Begin topic',
    ]);
    const [, merge] = await rows('/commits');
    expect(merge).toMatchObject({
      parents: [expect.anything(), { sha: pullRequest.headSha }],
    });
  });

  it('rebase to new commits that keep the dates of their authors', async () => {
    const { world, clock } = started;
    const pullRequest = open();
    world.push('orders', { message: 'Meanwhile' });
    clock.advance(60_000);
    const last = world.mergePullRequest('orders', pullRequest, {
      method: 'rebase',
    });
    expect(pullRequest.mergeSha).toBe(last.sha);
    expect(pullRequest.commits).not.toContain(last.sha);
    expect(await messages('/commits')).toEqual([
      'End topic',
      'Begin topic',
      'Meanwhile',
      'Begin',
    ]);
    expect((await rows('/commits'))[1]).toMatchObject({
      commit: {
        author: { date: '2026-11-15T10:00:00Z' },
        committer: { date: '2026-11-20T10:01:00Z' },
      },
    });
  });

  it('close without a merge, and keep their branch', async () => {
    const { world } = started;
    world.closePullRequest('orders', open());
    expect(await one('/pulls/1')).toMatchObject({
      state: 'closed',
      merged: false,
      merged_at: null,
      merge_commit_sha: expect.any(String),
    });
    expect(await one('/compare/main...topic')).toMatchObject({
      status: 'ahead',
      ahead_by: 2,
      behind_by: 0,
      files: [{ filename: 'src/a.ts' }, { filename: 'src/b.ts' }],
    });
  });

  it('grow with their branch, and are others after it was rewritten', async () => {
    const { world } = started;
    const pullRequest = open();
    const [first] = pullRequest.commits;
    world.push('orders', { branch: 'topic', message: 'More' });
    expect(await messages('/pulls/1/commits')).toEqual([
      'Begin topic',
      'End topic',
      'More',
    ]);
    world.push('orders', {
      branch: 'topic',
      activity: 'force_push',
      parent: first,
      message: 'End better',
    });
    expect(await messages('/pulls/1/commits')).toEqual([
      'Begin topic',
      'End better',
    ]);
    const runs = world.repository('orders').runs;
    expect(runs.map(({ event }) => event)).toEqual(
      Array(3).fill('pull_request'),
    );
  });

  it('leave out what was merged from mainline into their branch', async () => {
    const { world } = started;
    const pullRequest = open();
    const meanwhile = world.push('orders', { message: 'Meanwhile' });
    world.push('orders', {
      branch: 'topic',
      message: 'Merge main',
      merges: meanwhile.sha,
    });
    const expected = ['Begin topic', 'End topic', 'Merge main'];
    expect(await messages('/pulls/1/commits')).toEqual(expected);
    const { commits } = await one('/compare/main...topic');
    expect((commits as Array<{ sha: string }>).map(({ sha }) => sha)).toEqual(
      pullRequest.commits,
    );
  });

  it('are listed by state, branch and when they were changed', async () => {
    const { world, clock } = started;
    const branches = ['a', 'b/with-slash', 'c'];
    const [a, b] = branches.map(branch => {
      clock.advance(60_000);
      return open(branch);
    });
    clock.advance(60_000);
    world.mergePullRequest('orders', b);
    clock.advance(60_000);
    world.closePullRequest('orders', a);
    world.push('orders', { branch: 'release', startRuns: false });
    world.openPullRequest('orders', {
      branch: 'hotfix',
      title: 'Hotfix',
      author: world.account('dev-2'),
      baseBranch: 'release',
      isDraft: true,
    });
    const numbers = async (query: string) =>
      (await rows(`/pulls?${query}`)).map(({ number }) => number);
    expect(await numbers('')).toEqual([4, 3]);
    expect(await numbers('base=release')).toEqual([4]);
    expect(await numbers('state=all&head=demo:b/with-slash')).toEqual([2]);
    expect(await numbers('state=closed&sort=updated&direction=desc')).toEqual([
      1, 2,
    ]);
    expect(await numbers('state=all&sort=created&direction=asc')).toEqual([
      1, 2, 3, 4,
    ]);
    const first = await read(`${started.api}/pulls?state=all&per_page=3`);
    expect(first.headers.get('link')).toContain('rel="next"');
    const again = await read(`${started.api}/pulls?state=all&per_page=3`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(await one('/pulls/4')).toMatchObject({
      draft: true,
      base: { ref: 'release' },
    });
  });

  it('list no more than 250 commits, and count all', async () => {
    const { world } = started;
    world.openPullRequest('orders', {
      branch: 'big',
      title: 'Much',
      author: world.account('dev-1'),
      commits: Array.from({ length: 260 }, (_, i) => ({
        message: `Part ${i}`,
      })),
    });
    expect(await one('/pulls/1')).toMatchObject({ commits: 260 });
    expect(await messages('/pulls/1/commits?per_page=100&page=3')).toEqual(
      Array.from({ length: 50 }, (_, i) => `Part ${200 + i}`),
    );
    expect((await one('/compare/main...big')).commits).toHaveLength(250);
    expect(
      (await one('/compare/main...big?per_page=100&page=3')).commits,
    ).toHaveLength(60);
    expect((await read(`${started.api}/compare/main...gone`)).status).toBe(404);
  });
});
