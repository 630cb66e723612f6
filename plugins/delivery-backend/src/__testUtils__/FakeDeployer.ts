import { AuthenticationError } from '@backstage/errors';
import type {
  ClaimProof,
  Deployer,
  DeployPlan,
} from '@mainline/backstage-plugin-delivery-node';

/** Deploys whatever has a repository, by answers that a test says. */
export class FakeDeployer implements Deployer {
  readonly id = 'fake';
  answer: DeployPlan = {
    possible: true,
    workflow: { name: 'Deploy', repository: 'acme/catalog', ref: 'main' },
    claims: true,
    call: {},
  };
  failure: Error | undefined;
  tags: Record<string, string> = {};

  handles(service: { repository?: object }): boolean {
    return service.repository !== undefined;
  }
  async plan(): Promise<DeployPlan> {
    if (this.failure) throw this.failure;
    return this.answer;
  }
  target() {
    return { possible: true, workflow: 'deploy.yml' } as const;
  }
  async resolveVersion(_: unknown, name: string) {
    if (this.failure) throw this.failure;
    return this.tags[name];
  }
  async dispatch(): Promise<never> {
    throw new Error('The test did not expect anything to be sent');
  }
  async find() {
    return undefined;
  }
  async cancel() {}
  async verifyClaim(token: string): Promise<ClaimProof> {
    if (token !== 'the.right.token') {
      throw new AuthenticationError('The token is not of a run.');
    }
    return {
      host: 'github.com',
      repository: 'acme/catalog',
      repositorySourceId: '1',
      runId: '7',
      runAttempt: 1,
      workflowPath: '.github/workflows/deploy.yml',
      ref: 'refs/heads/main',
    };
  }
}
