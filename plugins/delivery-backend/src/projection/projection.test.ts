import { mockServices } from '@backstage/backend-test-utils';
import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import type { Knex } from 'knex';
import { CI_FEED } from '../feed';
import {
  aCheckIn,
  aRun,
  aSeen,
  repository,
  sha,
} from '../__testUtils__/FakeCi';
import { aComponent, startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = testDatabases();
const catalog = 'component:default/catalog';

describe.each(databases.eachSupportedId())(
  'feed and projection on %s',
  databaseId => {
    let backend: AnsweringBackend;

    beforeEach(async () => {
      backend = await startAnswering({
        knex: await databases.init(databaseId),
        entities: [aComponent('catalog'), aComponent('basket')],
        config: { permission: { enabled: false } },
        features: [mockServices.permissions.factory()],
      });
      backend.ci.checkIns = [aCheckIn('aaaaaaa', 0), aCheckIn('bbbbbbb', 10)];
      backend.ci.runs = [aRun({ number: 1 })];
    });
    afterEach(() => backend?.stop());

    const settle = () => backend.answering.settle();

    async function rows(knex: Knex) {
      return {
        candidates: await knex('candidates').orderBy(['entity_ref', 'place']),
        delivery: await knex('service_delivery').orderBy('entity_ref'),
        outside: await knex('outside_deployments').orderBy('id'),
      };
    }

    async function versionsOf(environment: string) {
      const { document } = await backend
        .knex('service_delivery')
        .where('entity_ref', catalog)
        .first();
      return JSON.parse(document).cells.find(
        (cell: { environment: string }) => cell.environment === environment,
      ).current?.version;
    }

    it('computes the same again from the facts alone', async () => {
      backend.ci.deployments = [aSeen({ id: '5' })];
      await settle();
      const id = await backend.deployments.store({
        environment: 'integration',
        version: 'b1',
        sha: sha('aaaaaaa'),
        state: 'succeeded',
        phase: 'ended',
      });
      await settle();
      const before = await rows(backend.knex);
      expect(before.candidates).toHaveLength(2);
      expect(before.outside).toHaveLength(1);
      expect(before.delivery[0].document).toContain(id);

      for (const table of [
        'candidates',
        'service_delivery',
        'outside_deployments',
      ]) {
        await backend.knex(table).delete();
      }
      await backend.knex('services').update({ projected_version: -1 });
      await settle();
      expect(await rows(backend.knex)).toEqual(before);
    });

    it('writes and tells of nothing where nothing is other than before', async () => {
      await settle();
      const told = backend.signals.length;
      const written: string[] = [];
      backend.knex.on('query', ({ sql }: { sql: string }) => {
        if (
          /^(insert|delete).*(candidates|service_delivery|outside_deployments)/.test(
            sql,
          )
        ) {
          written.push(sql);
        }
      });
      await backend.knex('services').update({ projected_version: -1 });
      await settle();
      expect(written).toEqual([]);
      expect(backend.signals).toHaveLength(told);

      backend.ci.checkIns = [aCheckIn('bbbbbbb', 10)];
      backend.ci.runs = [];
      backend.ci.tell('check-in', repository.id);
      await settle();
      expect(written.length).toBeGreaterThan(0);
      expect(await backend.knex('candidates').select('sha')).toEqual([
        { sha: sha('bbbbbbb') },
      ]);
    });

    it('reads of all that was ever deployed only what stands', async () => {
      await settle();
      const old = { phase: 'ended', environment: 'uat' };
      for (let day = 1; day <= 40; day++) {
        const ended = `2026-01-01T00:${String(day).padStart(2, '0')}:00.000Z`;
        await backend.deployments.store({
          ...old,
          version: `old-${day}`,
          sha: sha(`${day}`.padStart(7, 'c')),
          state: day % 2 ? 'succeeded' : 'failed',
          requested_at: ended,
          ended_at: ended,
        });
      }
      const read: number[] = [];
      backend.knex.on(
        'query-response',
        (answer: { rows: unknown[] } | unknown[], { sql }: { sql: string }) => {
          if (!/^select .* from ["`]deployments["`]/.test(sql)) return;
          read.push((Array.isArray(answer) ? answer : answer.rows).length);
        },
      );
      await settle();
      const { document } = await backend
        .knex('service_delivery')
        .where('entity_ref', catalog)
        .first();
      const cell = JSON.parse(document).cells.find(
        ({ environment }: { environment: string }) => environment === 'uat',
      );
      expect([cell.current.version, cell.failed.version]).toEqual([
        'old-39',
        'old-40',
      ]);
      expect(read.length).toBeGreaterThan(0);
      expect(Math.max(...read)).toBe(2);
    });

    it('reads on from where it was, however long it slept, and tells of runs that moved', async () => {
      await settle();
      backend.ci.deployments = [aSeen({ id: '5' })];
      for (let n = 0; n < 1200; n++) {
        backend.ci.tell('run', `${repository.id}/${n}/1`);
      }
      backend.ci.tell('deployment', `${repository.id}/5`);
      await settle();
      expect(await versionsOf('uat')).toBe('b1');
      expect(backend.moved).toHaveLength(1200);
      expect(backend.moved[0]).toEqual({
        repositoryId: repository.id,
        runId: '0',
      });
      expect(
        await backend.knex('feed_positions').where('feed', CI_FEED).first(),
      ).toMatchObject({ position: '1201' });
      expect(backend.signals.flat()).toContain(catalog);
    });

    it('marks a page once, whoever reads it', async () => {
      await settle();
      const version = async () => {
        const row = await backend
          .knex('services')
          .where('entity_ref', catalog)
          .first();
        return Number(row.facts_version);
      };
      const before = await version();
      backend.ci.tell('check-in', `${repository.id}/abc`);
      await backend.answering.settle();
      expect(await version()).toBe(before + 1);
      await backend.answering.settle();
      expect(await version()).toBe(before + 1);
    });

    it('loses nothing of a repository that is not known yet', async () => {
      backend.ci.isKnown = false;
      await settle();
      backend.ci.isKnown = true;
      backend.ci.deployments = [aSeen({ id: '5' })];
      backend.ci.tell('repository', repository.id);
      await settle();
      expect(await versionsOf('uat')).toBe('b1');
    });

    it('computes again what changed while it was computed', async () => {
      backend.ci.onFacts = async () => {
        backend.ci.onFacts = async () => {};
        backend.ci.deployments = [aSeen({ id: '5' })];
        backend.ci.tell('deployment', `${repository.id}/5`);
      };
      await settle();
      await settle();
      expect(await versionsOf('uat')).toBe('b1');
    });

    it('lets what was computed stand while ci is away, and tries again', async () => {
      backend.ci.deployments = [aSeen({ id: '5' })];
      await settle();
      backend.ci.isAway = true;
      await backend.knex('services').increment('facts_version', 1);
      await expect(settle()).rejects.toThrow(/could not be asked|ECONNREFUSED/);
      expect(await versionsOf('uat')).toBe('b1');
      backend.ci.isAway = false;
      backend.ci.deployments = [];
      await backend.knex('services').update({ leased_until: null });
      await settle();
      expect(await versionsOf('uat')).toBeUndefined();
    });

    it('passes over a service that another process computes at this moment', async () => {
      await settle();
      backend.ci.deployments = [aSeen({ id: '5' })];
      await backend.knex('services').update({
        facts_version: 100,
        leased_until: '2999-01-01T00:00:00.000Z',
      });
      await settle();
      expect(await versionsOf('uat')).toBeUndefined();
    });

    it('lists a service that is gone no longer, and keeps what was deployed', async () => {
      await settle();
      await backend.deployments.store({ environment: 'uat' });
      backend.ci.services = [];
      await settle();
      expect(Boolean((await backend.knex('services').first()).listed)).toBe(
        false,
      );
      expect(await backend.knex('service_delivery')).toHaveLength(0);
      expect(await backend.knex('deployments')).toHaveLength(1);
    });

    it('gives what came from outside to no service of a repository that several share', async () => {
      backend.ci.services = ['basket', 'catalog'];
      backend.ci.deployments = [aSeen({ id: '5' })];
      await settle();
      expect(await backend.knex('outside_deployments')).toHaveLength(0);
      backend.ci.services = ['catalog'];
      await settle();
      expect(await backend.knex('outside_deployments')).toHaveLength(1);
    });

    it.each([
      ['the one run of our own', 'run-1', {}, 0],
      ['a run that a push started', 'run-1', { event: 'push' }, 1],
    ])('tells %s from outside', async (_, runId, run, outside) => {
      if (outside === 0) {
        await backend.deployments.store({
          environment: 'uat',
          run_id: runId,
          run_repository_id: repository.id,
        });
      }
      backend.ci.runs = [aRun({ number: 1, ...run })];
      backend.ci.deployments = [aSeen({ id: '5', runId })];
      await settle();
      expect(await backend.knex('outside_deployments')).toHaveLength(outside);
    });

    it('does not know what a run deployed that a person started outside', async () => {
      backend.ci.runs.push(
        aRun({ number: 7, event: 'workflow_dispatch', workflowId: 'deploy' }),
      );
      backend.ci.deployments = [aSeen({ id: '5', runId: 'run-7' })];
      await settle();
      const { document } = await backend.knex('outside_deployments').first();
      expect(JSON.parse(document)).toMatchObject({
        workflowSha: sha('aaaaaaa'),
        state: 'succeeded',
      });
      expect(JSON.parse(document).version).toBeUndefined();
    });
  },
);
