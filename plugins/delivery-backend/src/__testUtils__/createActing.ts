import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { Knex } from 'knex';
import { Acting, type ActingOptions } from '../Acting';
import { FakeWorld } from './FakeWorld';

export const morning = Date.parse('2026-11-20T10:00:00.000Z');

/** Acting over a world of its own, on a clock that the test sets. */
export function createActing(
  knex: Knex,
  given: {
    world?: FakeWorld;
    config?: JsonObject;
    deployers?: Deployer[];
    clock?: { now: number };
    ci?: ActingOptions['ci'];
    /** Told after each commit. */
    onCommit?: () => void;
  } = {},
) {
  const world = given.world ?? new FakeWorld();
  const clock = given.clock ?? { now: morning };
  world.now = () => clock.now;
  const changed: string[] = [];
  const acting = Acting.create({
    knex,
    config: mockServices.rootConfig({ data: given.config ?? {} }),
    deployers: given.deployers ?? [world.deployer],
    ci: given.ci ?? world.ci,
    scheduler: mockServices.scheduler.mock(),
    logger: mockServices.logger.mock(),
    now: () => clock.now,
    onChanged: refs => {
      changed.push(...refs);
      given.onCommit?.();
    },
  });
  return { acting, world, clock, changed };
}

/** Does everything that is due, second by second, for a while. */
export async function settleFor(
  { acting, clock }: { acting: Acting; clock: { now: number } },
  ms: number,
  stepMs = 10_000,
): Promise<void> {
  for (const end = clock.now + ms; clock.now < end; clock.now += stepMs) {
    await acting.settle();
  }
  await acting.settle();
}
