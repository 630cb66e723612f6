import type { Page } from '@playwright/test';

/** A page that is pictured in docs/images. */
export interface PicturedPage {
  /** Begins the name of its pictures. */
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be pictured, and waits for it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every page that `npm run screenshots` takes. */
export const picturedPages: readonly PicturedPage[] = [
  { name: 'catalog', path: '/' },
];
