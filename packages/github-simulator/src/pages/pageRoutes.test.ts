import { startGithubSimulator } from '../startGithubSimulator';
import { startWorld } from '../testing/startWorld';

const HTML = { headers: { accept: 'text/html' } };

describe('the pages behind html_url', () => {
  it('say that the simulator stands in for GitHub', async () => {
    const { simulator, world, repository } = await startWorld();
    const commit = world.push('orders');
    const [run] = repository.runs;
    for (const [path, title] of [
      ['/demo/orders', 'demo/orders'],
      [`/demo/orders/actions/runs/${run.id}`, `Run ${run.id} of demo/orders`],
      [
        `/demo/orders/commit/${commit.sha}`,
        `Commit ${commit.sha.slice(0, 7)} of demo/orders`,
      ],
    ]) {
      const answer = await fetch(`${simulator.url}${path}`, HTML);
      const page = await answer.text();
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(page).toContain('standing in for GitHub');
      expect(page).toContain(`<h1>${title}</h1>`);
    }
    await simulator.close();
  });

  it('write out names as text, whatever signs are in them', async () => {
    const simulator = await startGithubSimulator({ scenario: 'empty' });
    simulator.world.addRepository({
      name: '<b>&"',
      owner: simulator.world.account('demo', 'Organization'),
    });
    const page = await (await fetch(simulator.url, HTML)).text();
    expect(page).toContain('demo/&lt;b&gt;&amp;&quot;</a>');
    expect(page).not.toContain('<b>');
    await simulator.close();
  });
});
