import { expect, type Page } from '@playwright/test';

/** A page that is pictured in docs/images. */
export interface PicturedPage {
  /** Begins the name of its pictures. */
  readonly name: string;
  readonly path: string;
  /** Brings the page into the state to be pictured, and waits for what must be on it: an empty page looks settled too. */
  readonly prepare: (page: Page) => Promise<void>;
}

/** Every page that `npm run screenshots` takes. */
export const picturedPages: readonly PicturedPage[] = [
  {
    name: 'catalog',
    path: '/',
    prepare: page =>
      expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
  },
];
