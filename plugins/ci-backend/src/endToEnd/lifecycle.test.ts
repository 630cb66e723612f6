import type { Entity } from '@backstage/catalog-model';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import type { Repository, World } from '@mainline/github-simulator';
import { testDatabases } from '../__testUtils__';
import { readWorkFacts, type RepositoryRow } from '../facts';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const minute = 60_000;
const hour = 60 * minute;

/** A service of the same name is annotated with each of them, whatever becomes of it. */
const names = [
  'renamed',
  'transferred',
  'archived',
  'deleted',
  'reused',
  'reused-unbuilt',
  'branched',
  'unrelated',
  'rewritten',
  'rewritten-untold',
  'rewritten-undated',
  'taken-back',
  'put-back',
  'branch-left',
];

const ci = {
  name: 'CI',
  path: '.github/workflows/ci.yml',
  on: ['push'],
  jobs: [{ name: 'test', steps: ['Test'], durationMs: 20_000 }],
};

function service(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'github.com/project-slug': `acme/${name}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'acme' },
  };
}

describe.each(testDatabases().eachSupportedId())(
  'a repository that does not stay what it was, on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;
    let world: World;

    beforeAll(async () => {
      clock = portalClock('2026-03-02T08:00:00.000Z');
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      ({ world } = github.simulator);
      github.simulator.faults.add({
        on: { path: /undated\/activity$/ },
        kind: 403,
        times: Infinity,
      });
      for (const name of names) {
        const owner = world.account('acme', 'Organization');
        const repository = world.addRepository({
          name,
          owner,
          workflows: [ci],
        });
        for (const message of ['One', 'Two', 'Three']) {
          world.push(repository, { message });
          clock.advance(minute);
        }
      }
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: names.map(service),
      });
      await portal.settle();
      github.tell(portal.door);
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    beforeEach(() => github.simulator.resumeWebhooks());

    /** Lets time go by, at GitHub and for the portal. */
    async function pass(ms: number) {
      clock.advance(ms);
      await portal.settle();
    }

    /** Some time in which no delivery of GitHub's comes in. */
    async function unheard(happens: () => unknown) {
      github.simulator.pauseWebhooks();
      await happens();
      clock.advance(minute);
      github.simulator.resumeWebhooks();
    }

    const refOf = (name: string) => `component:default/${name}`;

    async function health(name: string) {
      return portal.ci.getService(refOf(name));
    }

    async function checkIns(name: string) {
      const page = await portal.ci.getCheckIns(refOf(name));
      return page.items.map(({ checkIn }) => checkIn.message);
    }

    async function runsOf(name: string) {
      const page = await portal.ci.getRuns(refOf(name));
      return page.items.map(({ title }) => title);
    }

    function row(repository: Repository) {
      return portal
        .knex<RepositoryRow>('repositories')
        .where({ id: `github.com:${repository.id}` })
        .first();
    }

    function headOf({ branches, defaultBranch }: Repository): string {
      return branches.get(defaultBranch) ?? '';
    }

    function parentOf(repository: Repository, sha: string): string {
      return repository.commits.get(sha)?.parents[0] ?? '';
    }

    function later(ms: number): string {
      return new Date(clock.simulated.now() + ms).toISOString();
    }

    it.each([
      ['renamed', 'under its new name, with all its history'],
      ['transferred', 'at its new owner, with all its history'],
    ])('that is %s is read %s', async name => {
      const repository = world.repository(name);
      await unheard(() =>
        name === 'renamed'
          ? world.renameRepository(repository, 'inventory')
          : world.transferRepository(
              repository,
              world.account('initech', 'Organization'),
            ),
      );
      world.push(repository, { message: 'Four' });
      await pass(minute);
      const slug =
        name === 'renamed' ? 'acme/inventory' : 'initech/transferred';
      expect(await row(repository)).toMatchObject({ slug, error: null });
      expect(await checkIns(name)).toEqual(['Four', 'Three', 'Two', 'One']);
      expect(await runsOf(name)).toEqual(['Four', 'Three', 'Two', 'One']);
    });

    it('that is archived says so, and is asked for no more than every six hours', async () => {
      const repository = world.repository('archived');
      world.archiveRepository(repository);
      await pass(minute);
      expect(await health('archived')).toMatchObject({
        archived: true,
        state: 'passing',
      });
      expect((await row(repository))?.next_read_at).toBe(later(6 * hour));
      await pass(5 * hour);
      expect(await health('archived')).toMatchObject({ late: false });
    });

    it('that is deleted says so, keeps what is known, and is asked for seldom', async () => {
      const repository = world.repository('deleted');
      world.deleteRepository(repository);
      await pass(minute);
      expect(await health('deleted')).toMatchObject({
        state: 'passing',
        sourceError: expect.stringContaining('acme/deleted is not there'),
      });
      expect(await runsOf('deleted')).toEqual(['Three', 'Two', 'One']);
      const locator = await portal
        .knex('repository_locators')
        .where({ slug_key: 'acme/deleted' })
        .first();
      expect(locator.next_read_at).toBe(later(6 * hour));
      expect((await row(repository))?.next_read_at).toBe(later(6 * hour));
    });

    it.each(['reused', 'reused-unbuilt'])(
      'whose name another took keeps its facts apart from that one’s: %s',
      async name => {
        const old = world.repository(name);
        let other: Repository | undefined;
        await unheard(() => {
          world.renameRepository(old, `${name}-before`);
          other = world.addRepository({
            name,
            owner: world.account('acme', 'Organization'),
            workflows: [{ ...ci, name: 'Other' }],
          });
          world.push(other, {
            message: 'Begin anew',
            startRuns: name === 'reused',
          });
        });
        if (!other) throw new Error('There is no other');
        // Read by its name before anybody has asked which repository that is.
        await portal
          .knex('repositories')
          .where({ id: `github.com:${old.id}` })
          .update({ next_read_at: new Date().toISOString() });
        await pass(0);
        expect(await checkIns(name)).toEqual(['Begin anew']);
        expect(await runsOf(name)).toEqual(
          name === 'reused' ? ['Begin anew'] : [],
        );
        for (const table of ['check_ins', 'runs', 'workflows']) {
          const rows = await portal
            .knex(table)
            .where({ repository_id: `github.com:${old.id}` });
          expect(rows).toHaveLength(table === 'workflows' ? 1 : 3);
        }
        expect(
          await portal
            .knex('workflows')
            .where({ repository_id: `github.com:${old.id}` })
            .first(),
        ).toMatchObject({ name: 'CI', state: 'active' });
      },
    );

    it('whose default branch is another has the check-ins of that one alone', async () => {
      const repository = world.repository('branched');
      const main = headOf(repository);
      world.push(repository, {
        branch: 'trunk',
        message: 'On trunk',
        startRuns: false,
      });
      await pass(minute);
      world.push(repository, {
        message: 'Breaks main',
        plan: { outcome: 'failure' },
      });
      await pass(minute);
      expect(await health('branched')).toMatchObject({ state: 'failing' });
      world.changeDefaultBranch(repository, 'trunk');
      await pass(minute);
      expect(await checkIns('branched')).toEqual([
        'On trunk',
        'Three',
        'Two',
        'One',
      ]);
      // Nothing was built on trunk yet.
      expect(await health('branched')).toMatchObject({
        state: 'no-build',
        defaultBranch: 'trunk',
      });
      world.push(repository, { message: 'First' });
      await pass(minute);
      expect(await health('branched')).toMatchObject({ state: 'passing' });
      expect(repository.branches.get('main')).not.toBe(main);
      world.changeDefaultBranch(repository, 'main');
      await pass(minute);
      expect(await checkIns('branched')).toEqual([
        'Breaks main',
        'Three',
        'Two',
        'One',
      ]);
      expect(await health('branched')).toMatchObject({ state: 'failing' });
    });

    it('whose default branch has nothing to do with the one before has its own check-ins alone', async () => {
      const repository = world.repository('unrelated');
      const root = world.push(repository, {
        branch: 'other',
        message: 'Another beginning',
        startRuns: false,
      });
      root.parents = [];
      world.changeDefaultBranch(repository, 'other');
      await pass(minute);
      expect(await checkIns('unrelated')).toEqual(['Another beginning']);
    });

    it.each([
      ['rewritten', 'the push was told of'],
      ['rewritten-untold', 'the push was not told of'],
      [
        'rewritten-undated',
        'the push was not told of, and GitHub keeps no activity',
      ],
    ])(
      'whose history was rewritten has the new one alone: %s (%s)',
      async name => {
        const repository = world.repository(name);
        const good = headOf(repository);
        world.push(repository, {
          message: 'Breaks it',
          plan: { outcome: 'failure' },
        });
        await pass(minute);
        expect(await health(name)).toMatchObject({
          state: 'failing',
          brokenBy: { message: 'Breaks it' },
        });
        const rewrite = () =>
          world.forcePush(repository, {
            to: parentOf(repository, good),
            commits: [{ message: 'Three, better' }, { message: 'Four' }],
          });
        if (name === 'rewritten') {
          rewrite();
        } else {
          await unheard(rewrite);
          clock.advance(hour);
        }
        await pass(minute);
        expect(await checkIns(name)).toEqual([
          'Four',
          'Three, better',
          'Two',
          'One',
        ]);
        expect(await health(name)).toMatchObject({
          state: 'passing',
          lastCheckIn: { message: 'Four' },
        });
        const facts = await portal.ci.getCheckInFacts(refOf(name));
        expect(facts.checkIns.map(({ message }) => message)).toEqual(
          await checkIns(name),
        );
        // What was, stays known.
        expect(await runsOf(name)).toContain('Breaks it');
        const left = await portal
          .knex('check_ins')
          .where({ repository_id: `github.com:${repository.id}` })
          .whereNotNull('off_mainline_at')
          .orderBy('message')
          .select('message');
        expect(left).toEqual([{ message: 'Breaks it' }, { message: 'Three' }]);
      },
    );

    it('whose last push was taken back before anybody saw it is not red by it', async () => {
      const repository = world.repository('taken-back');
      const good = headOf(repository);
      await unheard(() => {
        world.push(repository, {
          message: 'Breaks it',
          plan: { outcome: 'failure' },
        });
        clock.advance(10 * minute);
        world.forcePush(repository, { to: good });
      });
      await pass(hour);
      expect(await checkIns('taken-back')).toEqual(['Three', 'Two', 'One']);
      expect(await health('taken-back')).toMatchObject({
        state: 'passing',
        lastCheckIn: { message: 'Three' },
      });
    });

    it('whose mainline lost what a branch was begun from waits for that again, with the branch', async () => {
      const repository = world.repository('branch-left');
      const good = headOf(repository);
      world.push(repository, { message: 'Four', author: world.account('ada') });
      world.push(repository, {
        branch: 'topic',
        message: 'On the topic',
        author: world.account('ada'),
      });
      await pass(25 * hour);
      const waiting = async () => {
        const { openBranches } = await readWorkFacts(
          portal.knex,
          await portal
            .knex('repositories')
            .where({ id: `github.com:${repository.id}` })
            .first(),
          '2026-01-01T00:00:00.000Z',
        );
        return openBranches?.flatMap(({ commits }) => commits).length;
      };
      expect(await waiting()).toBe(1);
      world.forcePush(repository, { to: good });
      await pass(minute);
      expect(await waiting()).toBe(2);
    });

    it('whose history was put back has it again', async () => {
      const repository = world.repository('put-back');
      const good = headOf(repository);
      world.forcePush(repository, { to: parentOf(repository, good) });
      await pass(minute);
      expect(await checkIns('put-back')).toEqual(['Two', 'One']);
      world.forcePush(repository, { to: good });
      await pass(minute);
      expect(await checkIns('put-back')).toEqual(['Three', 'Two', 'One']);
    });
  },
);
