import '@testing-library/jest-dom';

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
