/** The Node that the portal and its tests run on. Backstage 1.55 supports 22 and 24; ours are run on 24. */
export const NODE_MAJOR = 24;
export const NODE_VERSION = '24.21.0';

/** The Yarn of `packageManager` in package.json: keep the two equal. */
export const YARN_VERSION = '4.18.1';

/** The newest Chromium of `@sparticuz/chromium` that the Playwright in package.json drives. */
export const CHROMIUM_VERSION = '153.0.0';
