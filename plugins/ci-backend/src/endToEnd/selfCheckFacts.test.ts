import type { Entity } from '@backstage/catalog-model';
import {
  defaultSelfCheckRules,
  selfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import type { Repository, World } from '@mainline/github-simulator';
import { testDatabases } from '../__testUtils__';
import { readWorkFacts, type RepositoryRow } from '../facts';
import { readMainlineFacts } from '../projection/readMainlineFacts';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const minute = 60_000;
const hour = 3_600_000;
const day = 24 * hour;
/** A Monday. */
const beginning = '2026-10-12T15:00:00.000Z';
const days = 31;

/** What a team does on a working day at three in the afternoon. */
type Habit = (world: World, repository: Repository, now: number) => void;

const pushesDaily: Habit = (world, repository, now) => {
  world.push(repository, {
    author: world.account('ada'),
    authoredAt: now - hour,
    paths: ['apples/src/index.ts'],
  });
};

const mergesLate =
  (method: 'squash' | 'merge' | 'rebase'): Habit =>
  (world, repository, now) => {
    // Wednesdays and Fridays.
    if (![3, 5].includes(new Date(now).getUTCDay())) return;
    const pullRequest = world.openPullRequest(repository, {
      branch: `topic-${now}`,
      title: 'Do much',
      author: world.account('ben'),
      commits: [5, 4].map(ago => ({
        authoredAt: now - ago * day,
        paths: [`pears/src/${ago}.ts`],
      })),
    });
    world.mergePullRequest(repository, pullRequest, { method });
  };

/** By repository. */
const habits: Record<string, Habit[]> = {
  daily: [pushesDaily],
  squashed: [mergesLate('squash')],
  merged: [mergesLate('merge')],
  rebased: [mergesLate('rebase')],
  forgotten: [pushesDaily],
  shared: [pushesDaily, mergesLate('squash')],
  quiet: [],
};

function service(name: string, slug: string, folder = ''): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/source-location': `url:https://github.com/acme/${slug}/tree/main/${folder}`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'acme' },
  };
}

describe.each(testDatabases().eachSupportedId())(
  'the self-check of what was collected on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;

    beforeAll(async () => {
      clock = portalClock(beginning);
      github = await startGithub({
        scenario: 'empty',
        clock: clock.simulated,
      });
      tellOf(github.simulator.world);
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: [
          ...Object.keys(habits)
            .filter(name => name !== 'shared')
            .map(name => service(name, name)),
          service('apples', 'shared', 'apples'),
          service('pears', 'shared', 'pears'),
        ],
      });
      await portal.settle();
      // What the self-check asks for comes in: jobs first, then paths. Its turns are a minute apart, and some come to nothing.
      let asked: number;
      do {
        asked = pathRequests();
        for (let turn = 0; turn < 4; turn += 1) {
          clock.advance(2 * minute);
          await portal.run('ci-project-self-check');
          await portal.settle();
        }
      } while (pathRequests() > asked);
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    function pathRequests(): number {
      return github.simulator.requests.all.filter(({ path }) =>
        /\/commits\/[0-9a-f]{40}$/.test(path),
      ).length;
    }

    function tellOf(world: World) {
      const owner = world.account('acme', 'Organization');
      const repositories = Object.keys(habits).map(name => {
        const repository = world.addRepository({ name, owner });
        world.push(repository, { message: 'Begin', author: owner });
        return repository;
      });
      for (let n = 0; n < days; n++) {
        clock.advance(day);
        const now = clock.simulated.now();
        if ([0, 6].includes(new Date(now).getUTCDay())) continue;
        for (const repository of repositories) {
          for (const does of habits[repository.name]) {
            does(world, repository, now);
          }
        }
      }
      world.push('forgotten', {
        branch: 'some-day',
        author: world.account('ada'),
        authoredAt: clock.simulated.now() - 10 * day,
      });
      clock.advance(hour);
    }

    async function check(slug: string, folder?: string) {
      const row = await portal
        .knex<RepositoryRow>('repositories')
        .where({ slug: `acme/${slug}` })
        .first();
      if (!row?.complete_up_to) throw new Error(`${slug} was not read`);
      const since = new Date(
        Date.parse(row.complete_up_to) - 35 * day,
      ).toISOString();
      const facts = await readMainlineFacts(portal.knex, {
        id: row.id,
        defaultBranch: row.default_branch,
      });
      const work = await readWorkFacts(portal.knex, row, since);
      const answers = selfCheck(
        {
          mainline: {
            ...facts,
            defaultBranch: row.default_branch,
            inCommitStage: () => true,
          },
          jobs: [],
          completeUpTo: row.complete_up_to,
          ...work,
          ...(folder && {
            isServicePath: path => path.startsWith(`${folder}/`),
          }),
        },
        defaultSelfCheckRules,
        row.complete_up_to,
      );
      return answers.daily;
    }

    it('answers yes to a team that pushes every day', async () => {
      expect(await check('daily')).toMatchObject({
        answer: 'yes',
        missing: [],
        figures: { share: 1, oldBranches: 0 },
      });
    });

    it.each(['squashed', 'merged', 'rebased'])(
      'answers no where pull requests are merged days after they were written, %s',
      async slug => {
        const daily = await check(slug);
        expect(daily).toMatchObject({
          answer: 'no',
          missing: [],
          figures: { share: 0 },
        });
        const { length } = daily.evidence.filter(
          ({ verdict }) => verdict === 'counts-against',
        );
        expect(length).toBeGreaterThan(10);
      },
    );

    it('answers no to a team that pushes every day and has forgotten a branch', async () => {
      expect(await check('forgotten')).toMatchObject({
        answer: 'no',
        wouldTurn: {
          code: 'merge-old-branches',
          evidenceIds: ['branch:some-day'],
        },
      });
    });

    it('tells the services of one tree apart by the files that were changed', async () => {
      expect(await check('shared', 'apples')).toMatchObject({
        answer: 'yes',
        missing: [],
      });
      expect(await check('shared', 'pears')).toMatchObject({
        answer: 'no',
        missing: [],
        figures: { share: 0 },
      });
    });

    it('says that a service where nothing happens is dormant', async () => {
      expect(await check('quiet')).toMatchObject({
        answer: 'not-enough-data',
        dormant: true,
      });
    });

    it('costs a request for each pull request once, and then none that counts', async () => {
      const { requests } = github.simulator;
      const commits = requests.all.filter(({ path }) =>
        /\/pulls\/\d+\/commits$/.test(path),
      );
      expect(new Set(commits.map(({ path }) => path)).size).toBe(
        commits.length,
      );
      const before = requests.all.length;
      // Longer than a list of pull requests is trusted in which nothing was seen to happen.
      clock.advance(7 * hour);
      await portal.settle();
      const work = requests.all
        .slice(before)
        .filter(({ path }) => /\/(pulls|branches|compare|commits)/.test(path));
      expect(work.map(({ path }) => path).sort()).toEqual(
        Object.keys(habits)
          .map(name => `/repos/acme/${name}/pulls`)
          .sort(),
      );
      expect(work.filter(({ counted }) => counted)).toEqual([]);
    });
  },
);
