import { Octokit } from '@octokit/rest';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { DeployTarget } from './DeployTargets';
import type { DispatchArrivals } from './DispatchArrivals';
import { endRun } from './endRun';

/** The yardstick of a deployment: the same dispatch by nothing but Octokit. */
export class BareDispatch {
  readonly #github: GithubSimulator;
  readonly #arrivals: DispatchArrivals;
  readonly #octokit: Octokit;
  #made = 0;

  constructor(github: GithubSimulator, arrivals: DispatchArrivals) {
    this.#github = github;
    this.#arrivals = arrivals;
    this.#octokit = new Octokit({ baseUrl: github.url, auth: 'simulator' });
  }

  /** @returns from the call until it arrived, in milliseconds */
  async sendAndEnd(target: DeployTarget): Promise<number> {
    this.#made += 1;
    const correlationId = `bare-${this.#made}`;
    const parameters = this.#parametersOf(target, correlationId);
    const arrival = this.#arrivals.next();
    const askedAt = performance.now();
    const [, arrivedAt] = await Promise.all([
      this.#octokit.request(
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        parameters,
      ),
      arrival,
    ]);
    await endRun(this.#github, target, correlationId);
    return arrivedAt - askedAt;
  }

  /** What the portal would send. */
  #parametersOf({ order, sha, workflow }: DeployTarget, correlationId: string) {
    const [owner, repo] = workflow.repository.split('/');
    const { path, inputs = {} } = this.#github.world.workflow(
      workflow.repository,
      workflow.name,
    );
    const values: Record<string, string> = {
      service: order.service.slice(order.service.indexOf('/') + 1),
      environment: order.environment,
      version: sha,
      correlation_id: correlationId,
    };
    return {
      owner,
      repo,
      workflow_id: path.slice(path.lastIndexOf('/') + 1),
      ref: workflow.ref,
      inputs: Object.fromEntries(
        Object.entries(values).filter(([name]) => name in inputs),
      ),
    };
  }
}
