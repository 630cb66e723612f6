import { setTimeout as pause } from 'node:timers/promises';

/**
 * Signs in as guest until the catalog knows which team a guest belongs to, and services are listed. Who signs in before that
 * owns nothing for as long as that session lasts.
 *
 * @param {string} backend its address
 * @param {AbortSignal} signal ends the waiting
 */
export async function waitForServices(backend, signal) {
  while (!(await hasServices(backend, signal).catch(() => false))) {
    signal.throwIfAborted();
    await pause(1_000, undefined, { signal });
  }
}

/** @param {string} backend @param {AbortSignal} signal */
async function hasServices(backend, signal) {
  const signIn = await fetch(`${backend}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
    signal,
  });
  if (!signIn.ok) return false;
  /** @type {any} */
  const { backstageIdentity } = await signIn.json();
  const { token, identity } = backstageIdentity;
  /** @type {string[]} */
  const owners = identity.ownershipEntityRefs;
  if (!owners.some(ref => ref.startsWith('group:'))) return false;
  const services = await fetch(`${backend}/api/ci/services?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  if (!services.ok) return false;
  /** @type {any} */
  const { items } = await services.json();
  return items.length > 0;
}
