import { mockServices } from '@backstage/backend-test-utils';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import {
  aDeployment,
  aRepository,
  aRun,
  at,
  aTruth,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
} from '../../__testUtils__';
import { morning } from '../../__testUtils__/facts';
import { lookForPushes } from './lookForPushes';

jest.setTimeout(60_000);

const shop = 'fake.example:1';
const cart = 'fake.example:2';

describe.each(testDatabases().eachSupportedId())(
  'looking for pushes, on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    /** Two repositories of one owner, read an hour into the morning; nothing has moved there for hours. */
    async function start() {
      await clearTables(knex);
      await knex('push_lists').delete();
      const created = await createCollecting(knex, { minutes: 10 * 60 });
      const { source, collecting, clock } = created;
      source.repositories.push(
        aTruth({ fact: aRepository({ id: cart, slug: 'Acme/Cart' }) }),
      );
      source.owners = ['acme'];
      for (const { fact } of source.repositories) {
        await lookFor(knex, fact);
      }
      for (const truth of source.repositories) {
        truth.runs = [aRun({ repositoryId: truth.fact.id })];
      }
      await collecting.settle();
      source.requests.length = 0;
      const warnings: string[] = [];
      const look = () =>
        lookForPushes({
          knex,
          sources: [source],
          logger: mockServices.logger.mock({
            warn: message => void warnings.push(message),
          }),
          clock: () => new Date(morning + clock.minutes * 60_000),
        });
      const nextReadAt = async (repository: string) =>
        (await knex('repositories').where({ id: repository }).first())
          .next_read_at;
      return { ...created, look, nextReadAt, warnings };
    }

    it('has a repository read ten seconds after its push is seen, and no other', async () => {
      const { look, nextReadAt, source, collecting, clock } = await start();
      const before = await nextReadAt(cart);
      await look();
      expect(await nextReadAt(shop)).toBe(at(10 * 60 + 30));

      clock.minutes += 5;
      source.repositories[0].pushedAt = at(10 * 60 + 4.5);
      expect(await look()).toBe(1);
      expect(await nextReadAt(shop)).toBe(at(10 * 60 + 5 + 1 / 6));
      expect(await nextReadAt(cart)).toBe(before);

      source.requests.length = 0;
      clock.minutes += 1;
      await collecting.settle();
      expect(source.requests).toContain('readRuns Acme/Shop');
      expect(source.requests).not.toContain('readRuns Acme/Cart');
    });

    it('asks once for all that an owner has, and for each push one reading', async () => {
      const { look, source, collecting, clock } = await start();
      source.repositories[0].pushedAt = at(10 * 60 + 0.9);
      source.repositories[1].pushedAt = at(10 * 60 + 0.9);
      clock.minutes += 1;
      expect(await look()).toBe(2);
      expect(source.requests).toEqual([`readPushes acme ${at(9 * 60 + 51)}`]);
      expect(await look()).toBe(0);
      clock.minutes += 0.5;
      await collecting.settle();
      // Another list, and nothing in it that is new.
      source.repositories[1].pushedAt = undefined;
      expect(await look()).toBe(0);
      source.repositories[0].pushedAt = at(10 * 60 + 2);
      expect(await look()).toBe(1);
    });

    it('has read again what was read when its runs were not there yet', async () => {
      const { look, nextReadAt, source, clock } = await start();
      source.repositories[0].pushedAt = at(9 * 60 + 59.5);
      source.repositories[1].pushedAt = at(9 * 60 + 58.5);
      expect(await look()).toBe(1);
      expect(await nextReadAt(shop)).toBe(at(clock.minutes + 1 / 6));
    });

    it('reads once more what is being read at this moment', async () => {
      const { look, nextReadAt, source, clock } = await start();
      await knex('repositories')
        .where({ id: shop })
        .update({
          leased_by: 'another',
          leased_until: at(clock.minutes + 2),
          next_read_at: at(clock.minutes - 1),
        });
      source.repositories[0].pushedAt = at(clock.minutes);
      await look();
      expect(await nextReadAt(shop)).toBe(at(clock.minutes + 1 / 6));
    });

    it('counts the reading as one of a round: no delivery asked for it', async () => {
      const { look, source, clock } = await start();
      source.repositories[0].pushedAt = at(clock.minutes);
      await look();
      expect(
        await knex('repositories').where({ id: shop }).first(),
      ).toMatchObject({ looked_for_at: null, pushed_at: at(clock.minutes) });
    });

    it.each<[string, object, boolean]>([
      ['has no webhook', {}, true],
      ['has had one for an hour', { webhook_since: at(9 * 60) }, false],
      ['has had one for less', { webhook_since: at(9 * 60 + 1) }, true],
      [
        'has one that missed something today',
        { webhook_since: at(0), untold_at: at(1) },
        true,
      ],
      [
        'has one that missed something yesterday',
        { webhook_since: at(-3 * 24 * 60), untold_at: at(-14 * 60) },
        false,
      ],
      ['is archived', { archived: true }, false],
      ['was never read', { complete_up_to: null }, false],
    ])('looks at a repository that %s: %s → %s', async (_, row, asked) => {
      const { look, source, clock } = await start();
      await knex('repositories').update({ archived: true });
      await knex('repositories')
        .where({ id: shop })
        .update({ archived: false, ...row });
      source.repositories[0].pushedAt = at(clock.minutes);
      expect(await look()).toBe(asked ? 1 : 0);
      expect(source.requests).toHaveLength(asked ? 1 : 0);
    });

    it('asks an owner who has no list again after six hours', async () => {
      const { look, source, clock } = await start();
      source.owners = [];
      await look();
      clock.minutes += 5 * 60;
      await look();
      expect(source.requests).toHaveLength(1);
      clock.minutes += 60;
      await look();
      expect(source.requests).toHaveLength(2);
    });

    it('asks nothing before the source allows it, and then for what was pushed meanwhile', async () => {
      const { look, source, clock, warnings } = await start();
      await look();
      source.onRequest = () => {
        throw new SourceUnavailableError('The limit is used up.', at(621));
      };
      clock.minutes += 1;
      expect(await look()).toBe(0);
      expect(warnings).toEqual([
        expect.stringMatching(
          /^What was pushed to the repositories of acme at fake\.example could not be listed; .*The limit is used up\./,
        ),
      ]);
      source.onRequest = () => {};
      source.repositories[0].pushedAt = at(602);
      clock.minutes = 620;
      await look();
      expect(source.requests).toHaveLength(2);
      clock.minutes = 621;
      expect(await look()).toBe(1);
      expect(source.requests.at(-1)).toBe(`readPushes acme ${at(598)}`);
    });

    it('looks out where pushes are listed for what people begin by hand, and for the runs of a push', async () => {
      const { look, nextReadAt, source, collecting, clock } = await start();
      const read = async (...[said]: Parameters<typeof aRun>) => {
        const now = at(clock.minutes);
        source.repositories[0].runs = [
          aRun({ createdAt: now, updatedAt: now, ...said }),
        ];
        await knex('repositories').update({ next_read_at: at(0) });
        await collecting.settle();
        return nextReadAt(shop);
      };
      // Where nothing is listed, it is looked out for what comes next.
      expect(await read()).toBe(at(clock.minutes + 4));

      await look();
      clock.minutes += 1;
      expect(await read()).toBe(at(clock.minutes + 30));
      clock.minutes += 1;
      expect(await read({ conclusion: 'failure' })).toBe(at(clock.minutes + 4));
      source.repositories[0].deployments = [
        aDeployment({
          createdAt: at(clock.minutes),
          stateAt: at(clock.minutes),
        }),
      ];
      expect(await read()).toBe(at(clock.minutes + 4));

      clock.minutes += 4 * 60;
      await look();
      clock.minutes += 1;
      expect(await read()).toBe(at(clock.minutes + 30));
      source.repositories[0].pushedAt = at(clock.minutes);
      await look();
      clock.minutes += 1;
      await collecting.settle();
      expect(await nextReadAt(shop)).toBe(at(clock.minutes + 4));

      // A list that is not read any more is not relied upon.
      clock.minutes += 6;
      expect(await read()).toBe(at(clock.minutes + 4));
    });
  },
);
