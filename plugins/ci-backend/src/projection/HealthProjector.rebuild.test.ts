import { mockServices } from '@backstage/backend-test-utils';
import {
  foldHealth,
  foldServiceHealth,
  healthWindow,
  mainlineReds,
  mainlineState,
} from '@mainline/backstage-plugin-ci-common';
import type { Service } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { clearTables, testDatabases } from '../__testUtils__';
import { migrated } from '../__testUtils__/migrated';
import {
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { syncServices } from '../directory/syncServices';
import { applyFacts, rowToRepository, saveRepository } from '../facts';
import type { JobRow, RepositoryRow } from '../facts';
import { rowToJob } from '../facts';
import { lives } from './__testUtils__/lives';
import type { Lesson } from './__testUtils__/lives';
import { commitStage } from './commitStage';
import { HealthProjector } from './HealthProjector';
import { healthRow } from './healthRow';
import { readMainlineFacts } from './readMainlineFacts';

jest.setTimeout(600_000);

const windowDays = 7;

function aService(name: string, workflows?: string[]): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    mapping: {
      mapped: true,
      repository: { host: 'github.com', slug: 'acme/catalog' },
      from: 'project-slug',
      workflows,
    },
  };
}

const services = [
  aService('all'),
  aService('also-all'),
  aService('one', ['1.yml']),
  aService('some', ['2.yml', '3.yml']),
];

describe.each(testDatabases().eachSupportedId())(
  'health computed step by step on %s',
  id => {
    const ways = id === 'SQLITE_3' ? 300 : 40;
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(id));
    });

    const projector = () =>
      new HealthProjector({
        knex,
        logger: mockServices.logger.mock(),
        windowDays,
        onServicesChanged: () => {},
      });

    async function computed() {
      return {
        health: await knex('service_health').orderBy('entity_ref').select('*'),
        days: await knex('mainline_days')
          .orderBy(['repository_id', 'commit_stage', 'day'])
          .select('*'),
      };
    }

    async function learn(lesson: Lesson) {
      if ('completeUpTo' in lesson) {
        // As a reading does: it never moves backwards.
        await knex('repositories')
          .where(behind =>
            behind
              .whereNull('complete_up_to')
              .orWhere('complete_up_to', '<', lesson.completeUpTo),
          )
          .update({ complete_up_to: lesson.completeUpTo });
        return;
      }
      await transact(knex, async (tx, writes) => {
        if ('defaultBranch' in lesson) {
          await saveRepository({
            tx,
            writes,
            repository: {
              ...catalogRepository,
              defaultBranch: lesson.defaultBranch,
            },
            at: minute(0),
          });
        } else {
          await applyFacts({
            tx,
            writes,
            repositoryId: catalogRepository.id,
            facts: lesson.facts,
            at: minute(0),
          });
        }
      });
    }

    /** Many lessons in one transaction, as a page of a source is; those of the default branch apart. */
    async function learnAll(lessons: Lesson[]) {
      const facts = lessons.flatMap(each =>
        'facts' in each ? [each.facts] : [],
      );
      await learn({
        facts: {
          runs: facts.flatMap(each => each.runs ?? []),
          jobs: facts.flatMap(each => each.jobs ?? []),
          checkIns: facts.flatMap(each => each.checkIns ?? []),
          listedWorkflows: facts.flatMap(each => each.listedWorkflows ?? []),
        },
      });
      for (const lesson of lessons) {
        if (!('facts' in lesson)) await learn(lesson);
      }
    }

    /** What the pure rule says of everything that is stored. */
    async function expectedRows() {
      const repository: RepositoryRow = await knex('repositories').first();
      const fact = rowToRepository(repository);
      const facts = await readMainlineFacts(knex, fact);
      const jobs = await knex<JobRow>('jobs').select('*');
      return services.map(service => {
        const mainline = {
          ...facts,
          defaultBranch: fact.defaultBranch,
          inCommitStage: commitStage(service.mapping).fits,
        };
        const folded = foldHealth(mainline);
        const red = mainlineReds(mainlineState(mainline).redIntervals).find(
          each => each.end === undefined,
        );
        return healthRow(
          foldServiceHealth(
            service,
            {
              repository: fact,
              ...folded,
              jobs: jobs.map(rowToJob),
              window: healthWindow({
                days: windowDays,
                completeUpTo: repository.complete_up_to ?? undefined,
                lastWordAt: folded.carry.lastWordAt,
              }),
              contradictions: 0,
            },
            windowDays,
          ),
          repository.id,
          red?.redAt,
        );
      });
    }

    it(`is what a rebuild makes of it, and what the rule says of all facts, in ${ways} histories`, async () => {
      await fc.assert(
        fc.asyncProperty(lives, async steps => {
          await clearTables(knex);
          await syncServices({ knex, services, now: new Date(minute(0)) });
          await seedFacts(knex, {});
          for (const { lessons, projected } of steps) {
            await learnAll(lessons);
            if (projected) await projector().projectDue();
          }
          const stepByStep = await computed();

          await projector().forgetComputed();
          await projector().projectDue();
          expect(stepByStep).toEqual(await computed());
          expect(
            stepByStep.health.map(row => ({
              ...row,
              flaky: Boolean(row.flaky),
            })),
          ).toEqual(await expectedRows());
        }),
        { numRuns: ways },
      );
    });
  },
);
