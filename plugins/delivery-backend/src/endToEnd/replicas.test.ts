import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import createKnex from 'knex';
import { orders } from './__testUtils__/portalCatalog';
import { startPortal, type Portal } from './__testUtils__/startPortal';
import {
  minute,
  second,
  startStage,
  type Stage,
} from './__testUtils__/startStage';

jest.setTimeout(120_000);

const databases = testDatabases();

// SQLite serves one process.
describe.each(
  databases.eachSupportedId().filter(([id]) => id === 'POSTGRES_18'),
)('two backends on one %s', id => {
  let stage: Stage;
  let other: Portal;
  let bobs: ReturnType<Portal['as']>;

  beforeAll(async () => {
    const stores = {
      ci: await databases.init(id),
      delivery: await databases.init(id),
    };
    stage = await startStage(stores);
    other = await startPortal({
      github: stage.simulator,
      stores: {
        ci: createKnex(stores.ci.client.config),
        delivery: createKnex(stores.delivery.client.config),
      },
    });
    bobs = other.as('user:default/anna', 'group:default/shop');
    stage.github.tell(stage.portal.door);
    await both();
    await stage.checkIn('Sell');
    await stores.delivery.raw(`
      create table moves (position text);
      create function note_move() returns trigger language plpgsql as
        $$ begin insert into moves values (new.position); return new; end $$;
      create trigger note_move after update on feed_positions for each row
        when (new.feed = 'ci') execute function note_move();
    `);
  });
  afterAll(async () => {
    await other?.stop();
    await stage?.stop();
    await other?.stores.ci.destroy();
    await other?.stores.delivery.destroy();
  });

  async function both() {
    await Promise.all([stage.portal.settle(), other.settle()]);
  }

  async function pass(ms: number) {
    for (let left = ms; left > 0; left -= 10 * second) {
      stage.clock.advance(10 * second);
      await stage.simulator.claimsSettled();
      await both();
    }
  }

  it('make one deployment of one request that both were asked, dispatch it once and both show it', async () => {
    const { anna, github } = stage;
    const order = { service: 'orders', environment: 'uat', version: 'latest' };
    const key = { idempotencyKey: 'the-same' };
    const asked = await Promise.all(
      [anna, bobs, anna, bobs].map(each => each.delivery.deploy(order, key)),
    );
    const [first] = asked;
    expect(new Set(asked.map(each => each.id)).size).toBe(1);
    await both();
    await pass(2 * minute);
    expect(github.dispatches()).toBe(1);
    for (const each of [anna, bobs]) {
      const { deployment } = await each.delivery.getDeployment(first.id);
      expect(deployment).toMatchObject({
        state: 'succeeded',
        claim: 'claimed',
      });
      const [row] = (await each.delivery.getMatrix({ q: 'orders' })).items;
      expect(row.cells.find(cell => cell.environment === 'uat')).toMatchObject({
        current: { id: first.id, version: 'b1' },
      });
    }
    const { events } = await bobs.delivery.getDeployment(first.id);
    const actions = events.map(({ action }) => action);
    expect(actions).toEqual([...new Set(actions)]);
  });

  it('read the feed of ci once between them', async () => {
    const { portal, world } = stage;
    await portal.stores.delivery('moves').delete();
    world.push('demo/orders', { message: 'Sell more' });
    await pass(minute);
    const moves: string[] = await portal.stores
      .delivery('moves')
      .pluck('position');
    expect(moves.length).toBeGreaterThan(0);
    expect(moves).toEqual([...new Set(moves)]);
    const order = [...moves].sort((a, b) => Number(a) - Number(b));
    expect(moves).toEqual(order);
  });

  it('have computed what computing it all anew comes to', async () => {
    const { delivery } = stage.portal.stores;
    const computed = async () => ({
      matrix: await delivery('service_delivery').orderBy('entity_ref'),
      candidates: await delivery('candidates').orderBy(['entity_ref', 'place']),
      outside: await delivery('outside_deployments').orderBy('id'),
    });
    const kept = await computed();
    expect(kept.matrix.map(row => row.entity_ref)).toContain(orders);
    expect(kept.candidates).toHaveLength(2);
    for (const table of Object.keys({
      service_delivery: 1,
      candidates: 1,
      outside_deployments: 1,
    })) {
      await delivery(table).delete();
    }
    await delivery('services').update({ projected_version: -1 });
    await both();
    expect(await computed()).toEqual(kept);
  });
});
