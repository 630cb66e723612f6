import type { Commit } from '@mainline/github-simulator';
import { randomUUID } from 'node:crypto';
import type {
  Deployment,
  DeploymentDetails,
} from '@mainline/backstage-plugin-delivery-common';
import { portalClock } from '@mainline/github-simulator/testing';
import { orders } from './portalCatalog';
import { slug, startGithub } from './startGithub';
import { startPortal, type Person, type Stores } from './startPortal';

export const second = 1000;
export const minute = 60 * second;

export type Stage = Awaited<ReturnType<typeof startStage>>;

/** A portal on a GitHub with one service, of which some check-ins passed the commit stage. */
export async function startStage(stores: Stores) {
  const clock = portalClock('2026-11-20T10:00:00Z');
  const github = await startGithub(clock.simulated);
  const { simulator } = github;
  const { world } = simulator;
  const portal = await startPortal({ stores, github: simulator });
  github.claimAt(portal.url);
  const anna = portal.as('user:default/anna', 'group:default/shop');
  const rita = portal.as('user:default/rita', 'group:default/release');

  /** Time goes by in small steps, and everybody does what is due. */
  async function pass(ms: number, stepMs = 5 * second) {
    for (let left = ms; left > 0; left -= stepMs) {
      clock.advance(Math.min(left, stepMs));
      await simulator.claimsSettled();
      await portal.settle();
    }
  }
  async function checkIn(message: string): Promise<Commit> {
    const commit = world.push(slug, { message });
    await pass(2 * minute, 30 * second);
    return commit;
  }
  const ask = (
    version: string,
    {
      by = anna,
      environment = 'uat',
    }: { by?: Person; environment?: string } = {},
  ): Promise<Deployment> =>
    by.delivery.deploy(
      { service: 'orders', environment, version },
      { idempotencyKey: randomUUID() },
    );

  return {
    clock,
    github,
    simulator,
    world,
    portal,
    anna,
    rita,
    pass,
    checkIn,
    ask,
    look: (id: string): Promise<DeploymentDetails> =>
      anna.delivery.getDeployment(id),
    async deployed(version: string, options?: Parameters<typeof ask>[1]) {
      const { id } = await ask(version, options);
      await portal.settle();
      await pass(minute);
      return (await anna.delivery.getDeployment(id)).deployment;
    },
    async cell(environment = 'uat') {
      const { items } = await anna.delivery.getMatrix({ q: 'orders' });
      return items[0].cells.find(each => each.environment === environment);
    },
    async candidate(sha: string) {
      const { items } = await anna.delivery.getCandidates(orders);
      return items.find(each => each.sha === sha);
    },
    async stop() {
      await portal.stop();
      clock.stop();
      await github.closeAndCheck();
    },
  };
}
