import { fetchBrowser } from './fetchBrowser.mjs';
import { findBrowser } from './findBrowser.mjs';

/**
 * A Chromium for Playwright, brought if there is none. Never undefined: tests without a browser are failed tests.
 *
 * @param {{ node: string }} toolchain
 */
export async function ensureBrowser({ node }) {
  return (await findBrowser()) ?? fetchBrowser(node);
}
