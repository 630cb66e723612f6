import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import { at } from '../__testUtils__';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';
import {
  ada,
  deliveries,
  key,
  OperatedPortal,
  repositories,
  stranger,
  visitor,
} from './__testUtils__/OperatedPortal';

jest.setTimeout(120_000);

/** While nobody may, for permissions are off. */
const off = /permission\.enabled .* ci\.allowWithoutPermissions/;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  const portal = OperatedPortal.on(databases, databaseId);

  describe('who may', () => {
    const looks = [
      '/operations',
      deliveries,
      `${deliveries}/fake/1/1`,
      repositories,
    ];
    const deeds: Array<[path: string, body: object, status: number]> = [
      [`${deliveries}/set-aside`, { key: key('1'), reason: 'Known.' }, 204],
      [`${deliveries}/retry`, { all: 'parked' }, 200],
      ['/operations/backfill', { paused: true }, 200],
      [`${repositories}/fake.example%3Ashop/read`, {}, 202],
    ];
    const nobody = mockCredentials.none.header();
    const token = mockCredentials.service.header();
    const person = (ref: string) => mockCredentials.user.header(ref);

    beforeEach(async () => {
      await portal.delivery('1');
      await portal.repository('shop', { complete_up_to: at(1) });
    });

    async function expectAnswers(
      who: string,
      expected: { look: number; act: number },
      of?: AnsweringBackend,
    ) {
      const sentences = [];
      for (const path of looks) {
        const options = { who, status: expected.look, of };
        sentences.push((await portal.ask(path, options)).error?.message);
      }
      for (const [path, body] of deeds) {
        const options = { who, body, status: expected.act, of };
        sentences.push((await portal.ask(path, options)).error?.message);
      }
      expect(await portal.knex('backfill_pauses')).toEqual([]);
      expect(await portal.states()).toEqual({ 1: 'parked' });
      return sentences;
    }

    it('is not whoever is not signed in', async () => {
      const sentences = await expectAnswers(nobody, { look: 401, act: 401 });
      expect(sentences).not.toContain(undefined);
    });

    it('is by looking a service, and by acting only a person', async () => {
      const sentences = await expectAnswers(token, { look: 200, act: 403 });
      expect(sentences.slice(looks.length)).toEqual(
        deeds.map(() => expect.stringMatching(/Only a person/)),
      );
    });

    it('is whom the policy lets, told by name which permission is missing', async () => {
      expect(
        await expectAnswers(person(stranger), { look: 403, act: 403 }),
      ).toEqual([
        ...looks.map(() =>
          expect.stringContaining(`(${ciOperationsReadPermission.name})`),
        ),
        ...deeds.map(() =>
          expect.stringContaining(`(${ciOperationsUpdatePermission.name})`),
        ),
      ]);
      await expectAnswers(person(visitor), { look: 200, act: 403 });
    });

    it('is nobody while permissions are off, unless the configuration says so', async () => {
      const without = await portal.start({});
      const open = await portal.start({
        ci: { allowWithoutPermissions: true },
      });
      try {
        const sentences = await expectAnswers(
          person(ada),
          { look: 403, act: 403 },
          without,
        );
        for (const sentence of sentences) expect(sentence).toMatch(off);
        await portal.ask('/operations', { who: person(ada), of: open });
        await portal.ask('/operations/backfill', {
          body: { paused: true },
          who: person(ada),
          of: open,
        });
      } finally {
        await without.stop();
        await open.stop();
      }
    });

    it('leaves an audit event of each deed, and of each refusal', async () => {
      const [, [retry, all]] = deeds;
      await portal.ask(retry, { body: all, who: person(visitor), status: 403 });
      await portal.delivery('2');
      for (const [path, body, status] of deeds)
        await portal.ask(path, { body, status });
      expect(portal.audited).toEqual([
        {
          eventId: 'operations-deliveries-retry',
          meta: { all: 'parked' },
          ended: expect.stringContaining('do not let you'),
        },
        {
          eventId: 'operations-deliveries-set-aside',
          meta: { key: key('1'), reason: 'Known.' },
          ended: 'success',
        },
        {
          eventId: 'operations-deliveries-retry',
          meta: { all: 'parked', retried: 1 },
          ended: 'success',
        },
        {
          eventId: 'operations-backfill',
          meta: { paused: true },
          ended: 'success',
        },
        {
          eventId: 'operations-repository-read',
          meta: { repository: 'fake.example:shop' },
          ended: 'success',
        },
      ]);
    });
  });
});
