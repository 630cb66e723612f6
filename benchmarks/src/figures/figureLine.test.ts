import type { Figure, Surroundings } from './Figure';
import { figureLine } from './figureLine';

const surroundings: Surroundings = {
  bench: 'demo',
  data: {
    scenario: 'demo',
    database: 'postgresql',
    services: 450,
    days: 90,
    runs: 120_000,
  },
  machine: {
    cores: 2,
    cpu: 'A processor',
    memoryGb: 8,
    platform: 'linux x64',
    node: '24.21.0',
    postgres: '18.1',
  },
};

const figure: Figure = {
  metric: 'ci-first-page.median',
  value: 12.34567,
  unit: 'ms',
  against: 24.69134,
  query: 'GET /api/ci/services?limit=50',
  yardstick: 'GET /api/catalog/entities/by-query?limit=50',
  samples: 500,
};

const lineOf = (changes: Partial<Figure>) =>
  JSON.parse(figureLine({ ...figure, ...changes }, surroundings));

describe('figureLine', () => {
  it('is one line, which names figure, query, data, machine and samples', () => {
    const line = figureLine(figure, surroundings);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      bench: 'demo',
      metric: 'ci-first-page.median',
      value: 12.346,
      unit: 'ms',
      against: 24.691,
      ratio: 0.5,
      query: 'GET /api/ci/services?limit=50',
      yardstick: 'GET /api/catalog/entities/by-query?limit=50',
      samples: 500,
      data: surroundings.data,
      machine: surroundings.machine,
    });
    expect(Object.keys(JSON.parse(line)).slice(0, 6)).toEqual([
      'bench',
      'metric',
      'value',
      'unit',
      'against',
      'ratio',
    ]);
  });

  it('leaves out a ratio that tells nothing, and says why', () => {
    const line = lineOf({ value: 3, against: 4 });
    expect(line).not.toHaveProperty('ratio');
    expect(line.noRatio).toBe('both are under 5 ms');
  });

  it('has neither ratio nor reason where nothing is compared', () => {
    const line = lineOf({ against: undefined, yardstick: undefined });
    expect(line).not.toHaveProperty('against');
    expect(line).not.toHaveProperty('ratio');
    expect(line).not.toHaveProperty('noRatio');
  });

  it.each([
    ['a ratio that is kept', { aim: { ratio: 0.5 } }, true],
    ['a ratio that is missed', { aim: { ratio: 0.49 } }, false],
    ['a speed that is reached', { aim: { leastRatio: 0.5 } }, true],
    ['a speed that is missed', { aim: { leastRatio: 0.51 } }, false],
    ['a value that is kept', { aim: { value: 13 } }, true],
    ['a value that is missed', { aim: { value: 12 } }, false],
  ])('judges %s', (_, changes, met) => {
    expect(lineOf(changes).met).toBe(met);
  });

  it('judges no ratio that is not told', () => {
    const line = lineOf({ value: 3, against: 4, aim: { ratio: 1 } });
    expect(line.aim).toEqual({ ratio: 1 });
    expect(line).not.toHaveProperty('met');
  });

  it('adds what else belongs to the figure', () => {
    expect(lineOf({ details: { bytes: 1000 } }).bytes).toBe(1000);
  });

  it('refuses what is no number', () => {
    expect(() => lineOf({ value: Number.NaN })).toThrow('no number');
  });
});
