import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks an address until it answers with success.
 *
 * @param {string} url
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<string>} the body
 */
export async function waitForAnswer(url, signal) {
  for (;;) {
    const body = await fetch(url, { signal })
      .then(response => (response.ok ? response.text() : undefined))
      .catch(() => undefined);
    if (body !== undefined) return body;
    signal.throwIfAborted();
    await pause(500, undefined, { signal });
  }
}

/**
 * Waits until the page and the scripts that it names are there: the development server answers for those once it has compiled.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 */
export async function waitForPage(url, signal) {
  const html = await waitForAnswer(url, signal);
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)];
  for (const [, source] of scripts) {
    await waitForAnswer(new URL(source, url).href, signal);
  }
}

/**
 * @param {string} file
 * @param {AbortSignal} signal ends the waiting
 */
export async function waitForFile(file, signal) {
  while (!existsSync(file)) await pause(200, undefined, { signal });
}
