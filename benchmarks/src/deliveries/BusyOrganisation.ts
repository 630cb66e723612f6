import {
  startGithubSimulator,
  type GithubSimulator,
  type Repository,
  type WebhookDelivery,
} from '@mainline/github-simulator';

const path = '.github/workflows/ci.yml';

/** A build is over after two seconds: what is measured is what is told of it. */
const workflow = {
  name: 'CI',
  path,
  on: ['push', 'pull_request'],
  jobs: [
    {
      name: 'build',
      steps: ['Check out', 'Run npm test'],
      durationMs: 1500,
    },
  ],
};
const queueMs = 300;

/** A stand-in for GitHub that tells its webhooks to whoever listens here, rather than to a door. */
export class BusyOrganisation {
  static async start(services: number): Promise<BusyOrganisation> {
    const github = await startGithubSimulator({
      scenario: 'empty',
      rateLimit: { limit: 100_000_000 },
      // They are sent from here: one is kept, the newest, which is all that is looked at.
      webhooks: { url: 'http://localhost:1/', secret: 'none', keep: 1 },
    });
    github.pauseWebhooks();
    return new BusyOrganisation(github, services);
  }

  readonly repositories: Repository[];

  private constructor(readonly github: GithubSimulator, services: number) {
    const { world } = github;
    const owner = world.account('busy', 'Organization');
    this.repositories = Array.from({ length: services }, (_, index) =>
      world.addRepository({
        name: `service-${String(index).padStart(5, '0')}`,
        owner,
        workflows: [workflow],
      }),
    );
    for (const repository of this.repositories) {
      world.push(repository, { startRuns: false });
    }
  }

  /** Calls `listener` with everything that GitHub would deliver from now on. */
  onDelivery(listener: (delivery: WebhookDelivery) => void): void {
    this.github.world.onEvent(() => {
      // Who sends webhooks has heard of it before.
      const newest = this.github.deliveries.at(-1);
      if (newest) listener(newest);
    });
  }

  /** A check-in, and in the seconds after it what comes of it. */
  push(repository: Repository): void {
    this.github.world.push(repository, {
      plan: { outcome: 'success', queueMs },
    });
  }

  openPullRequest(repository: Repository): void {
    const { world } = this.github;
    world.openPullRequest(repository, {
      branch: 'topic',
      title: 'A change',
      author: world.account('ada'),
      plan: { outcome: 'success', queueMs },
    });
  }

  slugOf({ owner, name }: Repository): string {
    return `${owner.login}/${name}`;
  }

  /** As a file of many documents for a location of the catalog. */
  catalogFile(): string {
    return this.repositories
      .map(repository =>
        JSON.stringify({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: repository.name,
            annotations: { 'github.com/project-slug': this.slugOf(repository) },
          },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: 'group:default/everyone',
          },
        }),
      )
      .join('\n---\n');
  }

  close(): Promise<void> {
    return this.github.close();
  }
}
