import { distribution } from './distribution';

describe('distribution', () => {
  it('tells median and 95th percentile of both, and the aim of each', () => {
    const figures = distribution(
      'ci-first-page',
      { ours: [30, 10, 20], yardstick: [15, 45, 25] },
      {
        query: 'GET /api/ci/services',
        yardstick: 'GET /api/catalog',
        aims: { median: { ratio: 1 } },
      },
    );
    expect(figures).toEqual([
      {
        metric: 'ci-first-page.median',
        value: 20,
        unit: 'ms',
        against: 25,
        samples: 3,
        aim: { ratio: 1 },
        query: 'GET /api/ci/services',
        yardstick: 'GET /api/catalog',
      },
      {
        metric: 'ci-first-page.p95',
        value: 30,
        unit: 'ms',
        against: 45,
        samples: 3,
        aim: undefined,
        query: 'GET /api/ci/services',
        yardstick: 'GET /api/catalog',
      },
    ]);
  });
});
