import { setTimeout as pause } from 'node:timers/promises';
import { progress } from '../progress';
import type { PortalStore, StoreProgress } from './PortalStore';

const lookEveryMs = 500;
const tellEveryMs = 10_000;
/** Looks in a row at which everything has to be there: between two steps nothing may seem to be left. */
const enough = 4;

/** Waits until every service was read and projected by both backends. */
export async function waitUntilCollected(
  store: PortalStore,
  options: { services: number; withinMs: number; signal: AbortSignal },
): Promise<void> {
  const { services, withinMs, signal } = options;
  const begun = Date.now();
  let toldAt = begun;
  let calm = 0;
  for (;;) {
    signal.throwIfAborted();
    const now = await look(store);
    calm = now && isCollected(now, services) ? calm + 1 : 0;
    if (calm === enough) return;
    if (Date.now() - toldAt > tellEveryMs) {
      toldAt = Date.now();
      progress(told(now, services, toldAt - begun));
    }
    if (Date.now() - begun > withinMs) {
      throw new Error(
        `The portal had not read everything within ${
          withinMs / 60_000
        } minutes. ${told(now, services, withinMs)}`,
      );
    }
    await pause(lookEveryMs, undefined, { signal });
  }
}

export function isCollected(now: StoreProgress, services: number): boolean {
  return (
    now.services >= services &&
    now.read === now.services &&
    now.unprojected === 0 &&
    now.unchecked === 0 &&
    now.deliverable === now.services &&
    now.undelivered === 0
  );
}

/** Undefined while the tables are not there yet. */
async function look(store: PortalStore): Promise<StoreProgress | undefined> {
  try {
    return await store.progress();
  } catch (error) {
    // No such database, no such table: the backend makes them as it starts.
    if (
      ['3D000', '42P01', '42703'].includes(
        (error as { code?: string }).code ?? '',
      )
    )
      return undefined;
    throw error;
  }
}

function told(
  now: StoreProgress | undefined,
  services: number,
  ms: number,
): string {
  const seconds = Math.round(ms / 1000);
  if (!now) return `  … ${seconds} s: the store is not there yet`;
  return `  … ${seconds} s: ${now.read} of ${services} services read, ${
    now.unprojected
  } repositories to project, ${
    now.deliverable - now.undelivered
  } rows of the matrix made`;
}
