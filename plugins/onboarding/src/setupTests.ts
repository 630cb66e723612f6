import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are large, and machines that test are busy: nothing here is slow by being late.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });

// Pages are tested as on a desk; jsdom knows no media queries. A test that wants a phone says so.
Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (query: string) => ({
    matches: /min-width/.test(query),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    // The older pair, which the app's theme still calls.
    addListener: () => {},
    removeListener: () => {},
  }),
});
