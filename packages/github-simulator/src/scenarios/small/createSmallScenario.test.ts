import { SteppedClock } from '../../clock';
import { startGithubSimulator } from '../../startGithubSimulator';
import { openApiGuard } from '../../testing';
import { read, readEverything } from '../../testing/readEverything';

const OPENING = '2026-11-20T10:00:00Z';

// Compiling GitHub's description takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('the small scenario', () => {
  it('answers everything as GitHub describes it, at its opening and an hour later', async () => {
    const guard = openApiGuard();
    const clock = new SteppedClock(OPENING);
    const simulator = await startGithubSimulator({
      scenario: 'small',
      clock,
      rateLimit: { limit: 1_000_000 },
      onResponse: guard.onResponse,
    });
    try {
      const slugs = simulator.world.repositories.map(
        ({ owner, name }) => `${owner.login}/${name}`,
      );
      for (const slug of slugs) await readEverything(simulator.url, slug);
      clock.advance(3_600_000);
      for (const slug of slugs.slice(0, 3)) {
        await readEverything(simulator.url, slug);
      }
      await read(`${simulator.url}/user`);
      await read(`${simulator.url}/rate_limit`);
      await read(`${simulator.url}/installation/repositories`);
      await read(`${simulator.url}/repos/mainline-demo/loyalty`);
      guard.assertValid();
      expect(guard.checked).toBeGreaterThan(1_000);
      expect(guard.missingInRecordings.size).toBe(0);
    } finally {
      await simulator.close();
    }
  });
});
