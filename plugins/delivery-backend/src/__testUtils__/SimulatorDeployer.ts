import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployer,
  DeployOrder,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';

/** Deploys by the simulator's `demo/orders`, as plainly as can be: tests of acting stand on it, not on GitHub's module. */
export class SimulatorDeployer implements Deployer {
  readonly id = 'fake';
  /** Told before a request is sent, and after its answer was read. */
  onStep: (step: string) => void = () => {};

  constructor(
    private readonly url: string,
    private readonly options: {
      runDetails?: boolean;
      /** What is not answered by then is given up. */
      timeoutMs?: number;
    } = {},
  ) {}

  handles() {
    return true;
  }

  async plan(): Promise<never> {
    throw new Error('It was planned before');
  }

  target() {
    return { possible: true as const, workflow: 'deploy.yml' };
  }

  async resolveVersion() {
    return undefined;
  }

  async dispatch(order: DeployOrder): Promise<DispatchAnswer> {
    const { correlationId, serviceName, environment, sha } = order;
    this.onStep('dispatch');
    try {
      const answer = await this.#request(
        'POST',
        'workflows/deploy.yml/dispatches',
        {
          ref: 'main',
          inputs: {
            service: serviceName,
            environment,
            version: sha,
            correlation_id: correlationId,
          },
          ...(this.options.runDetails && { return_run_details: true }),
        },
      );
      this.onStep('dispatched');
      return this.#answerOf(answer);
    } catch (error) {
      return { outcome: 'unsure', sentence: `No answer: ${error}.` };
    }
  }

  async find(order: DeployOrder): Promise<DeploymentRun | undefined> {
    const { status, body } = await this.#request(
      'GET',
      'runs?event=workflow_dispatch&per_page=100',
    );
    if (status !== 200) throw new Error(`The source answered ${status}`);
    const { workflow_runs: runs } = JSON.parse(body) as {
      workflow_runs: Array<{ id: number; display_title: string }>;
    };
    const run = runs
      .reverse()
      .find(each => each.display_title.includes(order.correlationId));
    return run && { id: String(run.id) };
  }

  async cancel(_order: unknown, run: DeploymentRun): Promise<void> {
    await this.#request('POST', `runs/${run.id}/cancel`, {});
  }

  #answerOf({
    status,
    body,
  }: {
    status: number;
    body: string;
  }): DispatchAnswer {
    switch (status) {
      case 200: {
        const { workflow_run_id: id } = JSON.parse(body) as {
          workflow_run_id: number;
        };
        return { outcome: 'accepted', run: { id: String(id) } };
      }
      case 204:
        return { outcome: 'accepted' };
      case 429:
        return { outcome: 'not-sent', sentence: 'Too many requests.' };
      case 403:
      case 404:
      case 409:
      case 422:
        return { outcome: 'refused', sentence: `It answered ${status}.` };
      default:
        return { outcome: 'unsure', sentence: `It answered ${status}.` };
    }
  }

  async #request(method: string, path: string, body?: object) {
    const response = await fetch(
      `${this.url}/repos/demo/orders/actions/${path}`,
      {
        method,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
        signal: AbortSignal.timeout(this.options.timeoutMs ?? 2000),
      },
    );
    return { status: response.status, body: await response.text() };
  }
}
