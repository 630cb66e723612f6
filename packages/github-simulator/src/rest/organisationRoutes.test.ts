import { startWorld } from '../testing/startWorld';
import { read, rowsOf } from '../testing/readEverything';

describe('the repositories of an organisation', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    started = await startWorld();
    const { world, clock } = started;
    for (const name of ['cart', 'basket']) {
      clock.advance(60_000);
      const owner = world.account('demo', 'Organization');
      world.addRepository({ name, owner });
      world.push(name, { message: 'Begin', startRuns: false });
    }
  });
  afterEach(async () => {
    await started.simulator.close();
    started.guard.assertValid();
  });

  const list = async (query = '') => {
    const { simulator } = started;
    const answer = await read(`${simulator.url}/orgs/Demo/repos${query}`);
    return rowsOf(answer, undefined).map(({ name }) => name);
  };

  it('come by when they were created, were pushed to, or by name', async () => {
    const { world, clock } = started;
    clock.advance(60_000);
    world.push('cart', { branch: 'change', message: 'Work', startRuns: false });
    expect(await list()).toEqual(['basket', 'cart', 'orders']);
    expect(await list('?sort=pushed')).toEqual(['cart', 'basket', 'orders']);
    expect(await list('?sort=pushed&direction=asc')).toEqual([
      'orders',
      'basket',
      'cart',
    ]);
    expect(await list('?sort=full_name')).toEqual(['basket', 'cart', 'orders']);
    expect(await list('?sort=pushed&per_page=1&page=2')).toEqual(['basket']);
  });

  it('are those of an organisation, not of a user', async () => {
    const { world, simulator } = started;
    world.addRepository({ name: 'dotfiles', owner: world.account('pat') });
    for (const owner of ['pat', 'nobody']) {
      const answer = await read(`${simulator.url}/orgs/${owner}/repos`);
      expect(answer.status).toBe(404);
    }
  });
});
