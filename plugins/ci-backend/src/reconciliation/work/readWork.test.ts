import type { Service } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import {
  aCheckIn,
  aPullRequest,
  at,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
} from '../../__testUtils__';
import { serviceToRow } from '../../directory/serviceRows';
import { applyFacts, readWorkFacts } from '../../facts';

jest.setTimeout(120_000);

const repositoryId = 'fake.example:1';
const aDay = 24 * 60;

describe.each(testDatabases().eachSupportedId())(
  'the reading of work on %s',
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
      const { source, collecting, truth } = started;
      const { fact } = truth;
      return {
        ...started,
        facts: async () => {
          const repository = await knex('repositories').first();
          return readWorkFacts(knex, repository, at(-aDay));
        },
        requests: (method: string) =>
          source.requests
            .filter(each => each.startsWith(`${method} `))
            .map(each => each.slice(method.length + fact.slug.length + 2)),
        /** Another reading, so many minutes later. */
        async again(minutes = 60) {
          started.clock.minutes += minutes;
          await collecting.settle();
        },
      };
    }

    const branch = (name: string, ...shas: string[]) => ({
      name,
      sha: shas[shas.length - 1],
      commits: shas.map(sha => ({ sha, authoredAt: at(0), parents: 1 })),
    });

    async function addService(folder?: string) {
      const service: Service = {
        entityRef: `component:default/${folder ?? 'whole'}`,
        name: folder ?? 'whole',
        mapping: {
          mapped: true,
          repository: { host: 'fake.example', slug: 'acme/shop' },
          from: 'source-location',
          folder,
        },
      };
      await knex('services').insert(serviceToRow(service));
    }

    it('keeps commits that are stored together with what they are of', async () => {
      const { collecting } = await start();
      await collecting.settle();
      const read = { commits: branch('x', 'x1').commits };
      const head = { name: 'x', sha: 'x1' };
      await transact(knex, (tx, writes) =>
        applyFacts({
          tx,
          writes,
          repositoryId,
          facts: {
            mergedPullRequests: [aPullRequest({ number: 7 })],
            pullRequestCommits: [{ number: 7, read }],
            listedBranches: [head],
            branchCommits: [{ ...head, defaultBranch: 'main', read }],
          },
          at: at(0),
        }),
      );
      for (const table of ['merged_pull_requests', 'open_branches']) {
        const [{ commits }] = await knex(table).select('commits');
        expect(JSON.parse(commits)).toMatchObject([{ sha: 'x1' }]);
      }
    });

    it('tells of pull requests and branches, and reads the commits of each once', async () => {
      const { collecting, truth, facts, requests, again } = await start();
      truth.pullRequests.push(aPullRequest(), aPullRequest({ number: 2 }));
      truth.branches.push(branch('one', 'a'), branch('two', 'b', 'c'));
      await collecting.settle();
      const expected = {
        mergedPullRequests: truth.pullRequests,
        openBranches: truth.branches.map(({ sha, ...each }) => ({
          repositoryId,
          ...each,
        })),
      };
      expect(await facts()).toEqual(expected);

      truth.pullRequests.push(aPullRequest({ number: 3, mergedAt: at(90) }));
      await again();
      await again(aDay);
      expect(requests('readPullRequestCommits').sort()).toEqual([
        '1',
        '2',
        '3',
      ]);
      expect(requests('readBranchCommits').sort()).toEqual(['one', 'two']);
      expect(requests('readChangedPaths')).toEqual([]);
      expect((await facts()).mergedPullRequests).toEqual(truth.pullRequests);
    });

    it('says nothing of a kind before it was read to its end, and goes on where it was', async () => {
      const { collecting, source, truth, clock, facts, requests, again } =
        await start();
      truth.pullRequests.push(
        ...Array.from({ length: 120 }, (_, n) =>
          aPullRequest({ number: n + 1 }),
        ),
      );
      let asked = 0;
      source.onRequest = request => {
        if (!request.startsWith('readPullRequestCommits')) return;
        asked += 1;
        if (asked > 45 && clock.minutes < 90) {
          throw new SourceUnavailableError('The budget is spent.', at(90));
        }
      };
      await collecting.settle();
      expect(await facts()).toEqual({ openBranches: [] });
      expect(await knex('repositories').first()).toMatchObject({
        complete_up_to: at(60),
        error: null,
      });
      const inVain = requests('readPullRequestCommits').length - 45;
      await again();
      expect((await facts()).mergedPullRequests).toHaveLength(120);
      expect(requests('readPullRequestCommits')).toHaveLength(120 + inVain);
    });

    it('leaves the rest of much to further readings, which follow at once', async () => {
      const { collecting, source, truth, requests } = await start();
      truth.pullRequests.push(
        ...Array.from({ length: 120 }, (_, n) =>
          aPullRequest({ number: n + 1 }),
        ),
      );
      await collecting.settle();
      expect(requests('readPullRequestCommits')).toHaveLength(120);
      expect(
        source.requests.filter(each => each.startsWith('readDeployments')),
      ).toHaveLength(1);
    });

    it('keeps the health of a repository going whose pull requests may not be read', async () => {
      const { collecting, source, truth, facts } = await start();
      truth.branches.push(branch('one', 'a'));
      source.readMergedPullRequests = async () => undefined;
      await collecting.settle();
      expect(await knex('repositories').first()).toMatchObject({
        complete_up_to: at(60),
        error: null,
      });
      const { mergedPullRequests, openBranches } = await facts();
      expect(mergedPullRequests).toBeUndefined();
      expect(openBranches).toHaveLength(1);
    });

    it('lists branches once a day, and forgets those that are gone', async () => {
      const { collecting, truth, facts, requests, again } = await start();
      truth.branches.push(branch('one', 'a'), branch('two', 'b'));
      await collecting.settle();
      await again();
      expect(requests('readBranches')).toHaveLength(1);
      truth.branches = [branch('two', 'b', 'c'), branch('three', 'd')];
      await again();
      expect((await facts()).openBranches).toHaveLength(2);
      await again(aDay);
      expect(await facts()).toMatchObject({
        openBranches: [
          { name: 'three', commits: [{ sha: 'd' }] },
          { name: 'two', commits: [{ sha: 'b' }, { sha: 'c' }] },
        ],
      });
      expect(requests('readBranchCommits')).toEqual([
        'one',
        'two',
        'three',
        'two',
      ]);
    });

    it('takes what has come to mainline off its branch without asking again', async () => {
      const { collecting, truth, facts, requests, again } = await start();
      truth.branches.push(branch('one', 'a', 'b'));
      await collecting.settle();
      truth.checkIns.push(
        aCheckIn({ sha: 'a', reachedMainlineAt: at(90) }),
        aCheckIn({ sha: 'other', reachedMainlineAt: at(91) }),
      );
      await again();
      expect((await facts()).openBranches).toMatchObject([
        { name: 'one', commits: [{ sha: 'b' }] },
      ]);
      expect(requests('readBranchCommits')).toHaveLength(1);
    });

    it('reads branches anew when another one becomes mainline, and knows old merges for merges into it', async () => {
      const { collecting, truth, facts, requests, again } = await start();
      truth.checkIns.push(aCheckIn());
      truth.pullRequests.push(
        aPullRequest(),
        aPullRequest({ number: 2, baseBranch: 'release', mergeSha: 'x' }),
      );
      truth.branches.push(branch('one', 'a'));
      await collecting.settle();
      truth.fact = { ...truth.fact, defaultBranch: 'trunk' };
      await again(7 * 60);
      expect(requests('readBranchCommits')).toEqual(['one', 'one']);
      expect((await facts()).mergedPullRequests).toMatchObject([
        { number: 1, baseBranch: 'trunk' },
        { number: 2, baseBranch: 'release' },
      ]);
    });

    it('reads changed paths, each once, only where a service is a part of its repository', async () => {
      const { collecting, truth, facts, requests, again } = await start();
      truth.checkIns.push(aCheckIn(), aCheckIn({ sha: 'sha-2' }));
      truth.pullRequests.push(
        // Of a single commit what became of it tells.
        aPullRequest(),
        aPullRequest({
          number: 2,
          mergeSha: 'sha-2',
          commits: [
            { sha: 'p', parents: 1 },
            { sha: 'join', parents: 2 },
            { sha: 'q', parents: 1 },
          ],
        }),
      );
      truth.branches.push(branch('one', 'r'));
      truth.changedPaths = {
        'sha-1': { paths: ['a/x.ts'] },
        'sha-2': { paths: ['a/y.ts', 'b/y.ts'] },
        p: { paths: ['a/y.ts'] },
        q: { paths: ['b/y.ts'], isCut: true },
      };
      await addService();
      await collecting.settle();
      expect(requests('readChangedPaths')).toEqual([]);
      expect((await facts()).changedPaths).toBeUndefined();

      await addService('a');
      await again();
      await again();
      expect(requests('readChangedPaths').sort()).toEqual([
        'p',
        'q',
        'r',
        'sha-1',
        'sha-2',
      ]);
      const { changedPaths = [] } = await facts();
      expect(changedPaths.sort((a, b) => (a.sha < b.sha ? -1 : 1))).toEqual([
        { repositoryId, sha: 'p', paths: ['a/y.ts'] },
        { repositoryId, sha: 'q', paths: ['b/y.ts'], isCut: true },
        { repositoryId, sha: 'sha-1', paths: ['a/x.ts'] },
        { repositoryId, sha: 'sha-2', paths: ['a/y.ts', 'b/y.ts'] },
      ]);

      truth.checkIns.push(
        aCheckIn({ sha: 'sha-3', reachedMainlineAt: at(200) }),
      );
      await again();
      expect(requests('readChangedPaths')).toHaveLength(6);
    });

    it('makes what is computed follow, and tells the feed of none of it', async () => {
      const { collecting, truth, again } = await start();
      await collecting.settle();
      const version = async () =>
        Number((await knex('repositories').first()).facts_version);
      const before = await version();
      const changes = await knex('changes').select();
      await again();
      expect(await version()).toBe(before);
      truth.pullRequests.push(aPullRequest({ mergedAt: at(100) }));
      await again(6 * 60);
      expect(await version()).toBeGreaterThan(before);
      expect(await knex('changes').select()).toEqual(changes);
    });
  },
);
