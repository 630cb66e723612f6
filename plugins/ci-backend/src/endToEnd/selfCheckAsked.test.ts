import type { Entity } from '@backstage/catalog-model';
import type { SelfCheck } from '@mainline/backstage-plugin-ci-common';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import type {
  Repository,
  WorkflowDefinition,
  World,
} from '@mainline/github-simulator';
import { testDatabases } from '../__testUtils__';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(300_000);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Monday. */
const beginning = '2026-10-12T15:00:00.000Z';
const days = 31;

const jobs = /\/actions\/runs\/\d+(\/attempts\/\d+)?\/jobs/;
const commit = /\/commits\/[0-9a-f]{40}$/;

function workflow(
  name: string,
  on: string[],
  step: string,
  folders?: string[],
): WorkflowDefinition {
  return {
    name,
    path: `.github/workflows/${name}.yml`,
    on,
    folders,
    jobs: [{ name: 'build', steps: [step], durationMs: minute }],
  };
}

/** What is checked in on a working day, and what builds it. */
const repositories: Record<
  string,
  {
    workflows: WorkflowDefinition[];
    checkIn: (world: World, repository: Repository, now: number) => void;
  }
> = {
  untested: {
    workflows: [workflow('ci', ['push', 'pull_request'], 'Compile')],
    checkIn: squash,
  },
  'tested-before': {
    workflows: [
      workflow('package', ['push'], 'Compile'),
      workflow('checks', ['pull_request'], 'Run unit tests'),
    ],
    checkIn: squash,
  },
  tested: {
    workflows: [workflow('ci', ['push', 'pull_request'], 'Run unit tests')],
    checkIn: squash,
  },
  documented: {
    workflows: [workflow('ci', ['push'], 'Run unit tests', ['src'])],
    checkIn: (world, repository, now) => {
      const isFriday = new Date(now).getUTCDay() === 5;
      world.push(repository, {
        author: world.account('ada'),
        paths: [isFriday ? 'README.md' : 'src/index.ts'],
      });
    },
  },
};

function squash(world: World, repository: Repository, now: number) {
  const pullRequest = world.openPullRequest(repository, {
    branch: `topic-${now}`,
    title: 'Do something',
    author: world.account('ben'),
    commits: [{ paths: ['src/index.ts'] }],
  });
  world.mergePullRequest(repository, pullRequest, { method: 'squash' });
}

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
  'what the self-check asks to be read on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;
    let ticking: NodeJS.Timeout | undefined;

    beforeAll(async () => {
      clock = portalClock(beginning);
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      tellOf(github.simulator.world);
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: Object.keys(repositories).map(service),
        alsoTasks: ['ci-project-self-check'],
      });
      // What was read before it was answered, and what after, is told by the time.
      ticking = setInterval(() => clock.advance(1), 1);
      await settle();
    });

    afterAll(async () => {
      clearInterval(ticking);
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    function tellOf(world: World) {
      const owner = world.account('acme', 'Organization');
      const all = Object.entries(repositories).map(
        ([name, { workflows, checkIn }]) => {
          const repository = world.addRepository({ name, owner, workflows });
          world.push(repository, { message: 'Begin', author: owner });
          return { repository, checkIn };
        },
      );
      for (let n = 0; n < days; n++) {
        clock.advance(day);
        const now = clock.simulated.now();
        if ([0, 6].includes(new Date(now).getUTCDay())) continue;
        for (const { repository, checkIn } of all) {
          checkIn(world, repository, now);
        }
      }
      clock.advance(2 * hour);
    }

    /** Answers come a minute apart, and what they ask for is read between them. */
    async function settle() {
      for (let round = 0; round < 4; round++) {
        await portal.settle();
        clock.advance(2 * minute);
      }
    }

    async function check(name: string): Promise<SelfCheck['tested']> {
      const { selfCheck } = await portal.ci.getSelfCheck(
        `component:default/${name}`,
      );
      if (!selfCheck) throw new Error(`Nothing is answered about ${name}`);
      return selfCheck.tested;
    }

    const requestsOf = (name: string, path: RegExp) =>
      github.simulator.requests.all
        .map(request => request.path)
        .filter(each => each.includes(`/acme/${name}/`) && path.test(each));

    it('says no of a service whose pull requests are built as its mainline is, without a test', async () => {
      const tested = await check('untested');
      expect(tested).toMatchObject({
        answer: 'no',
        figures: { countedFor: 0, cannotTell: 0, countedAgainst: 10 },
      });
      expect(tested.missing).not.toContain('jobs');
      expect(new Set(tested.evidence.map(({ reason }) => reason))).toEqual(
        new Set(['no-test-ran']),
      );
    });

    it('finds tests that ran for the pull request alone', async () => {
      expect(await check('tested-before')).toMatchObject({
        answer: 'yes',
        figures: { countedFor: 10, cannotTell: 0, countedAgainst: 0 },
      });
    });

    it('reads jobs of pull requests only where those of mainline do not tell, and each once', async () => {
      expect(await check('tested')).toMatchObject({ answer: 'yes' });
      const ofTested = requestsOf('tested', jobs);
      expect([...new Set(ofTested)]).toHaveLength(10);
      expect(ofTested).toHaveLength(10);
      const asked = requestsOf('untested', jobs);
      expect(asked).toHaveLength(20);
      expect(new Set(asked).size).toBe(20);
    });

    it('answers for the days whose jobs are known, and says so', async () => {
      const { window, missing } = await check('tested');
      expect(missing).toContain('older-jobs');
      expect(window.days).toBe(30);
      expect(Date.parse(window.to) - Date.parse(window.from)).toBeLessThan(
        14 * day + hour,
      );
    });

    it('counts no check-in of documents against a service whose builds pass over them, and reads no paths but of those', async () => {
      const { answer, evidence, figures, missing } = await check('documented');
      expect({ answer, figures }).toMatchObject({
        answer: 'yes',
        figures: { countedFor: 8, cannotTell: 0, countedAgainst: 0 },
      });
      const documents = evidence.filter(
        ({ reason }) => reason === 'documents-only',
      );
      expect(documents).toHaveLength(2);
      expect(missing).not.toContain('changed-paths');
      const shas = new Set(
        requestsOf('documented', commit).map(
          path => /[0-9a-f]{40}/.exec(path)?.[0],
        ),
      );
      expect(shas.size).toBeLessThanOrEqual(5);
      expect(requestsOf('tested', commit)).toEqual([]);
    });

    it('asks for nothing again when nothing happens', async () => {
      const before = github.simulator.requests.all.length;
      clock.advance(hour);
      await settle();
      const after = github.simulator.requests.all.slice(before);
      expect(after).not.toEqual([]);
      expect(
        after
          .map(({ path }) => path)
          .filter(path => jobs.test(path) || commit.test(path)),
      ).toEqual([]);
    });
  },
);
