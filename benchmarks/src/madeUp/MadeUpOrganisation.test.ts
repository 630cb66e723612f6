import { MadeUpOrganisation } from './MadeUpOrganisation';

const until = Date.parse('2026-11-20T10:00:00.000Z');
const organisation = new MadeUpOrganisation(
  { services: 7, runs: 1000, runsOfFirst: 200, days: 90 },
  until,
);
const repositories = Array.from({ length: 7 }, (_, index) =>
  organisation.repository(index),
);

describe('MadeUpOrganisation', () => {
  it('has as many runs as told, and the first service as many as told', () => {
    const counts = repositories.map(
      repository => [...repository.runPages('', 100)].flat().length,
    );
    expect(counts[0]).toBe(200);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
  });

  it('tells of runs newest first, in pages, within its days', () => {
    const [first] = repositories;
    const pages = [...first.runPages('', 100)];
    expect(pages.map(page => page.length)).toEqual([100, 100, 0]);
    const created = pages.flat().map(run => run.createdAt);
    expect(created).toEqual([...created].sort().reverse());
    expect(created[0] < new Date(until).toISOString()).toBe(true);
    expect(created[199] >= '2026-08-22').toBe(true);
  });

  it('tells the same again, also of a single run', () => {
    const other = new MadeUpOrganisation(organisation.size, until);
    const [run] = [...repositories[3].runPages('', 100)].flat();
    expect(other.repository(3).find(run.id)).toEqual(run);
  });

  it('has a check-in for every build of mainline', () => {
    for (const repository of repositories) {
      const shas = new Set(repository.checkIns('').map(({ sha }) => sha));
      const builds = [...repository.runPages('', 100)]
        .flat()
        .filter(({ event }) => event === 'push');
      expect(builds.length).toBeGreaterThan(50);
      expect(builds.every(({ headSha }) => shas.has(headSha))).toBe(true);
    }
  });

  it('finds a repository by its name alone, and none that it has not', () => {
    const find = (slug: string) =>
      organisation.find({ host: 'github.com', slug })?.fact;
    expect(find('made-up/service-00006')).toEqual(repositories[6].fact);
    expect(find('made-up/service-00007')).toBeUndefined();
    expect(find('made-up/other')).toBeUndefined();
  });

  it('has a further run whose check-in is known, and whose id is nobody else’s', () => {
    const run = repositories[0].newRun(0, new Date(until));
    const known = repositories[0].checkIns('').map(({ sha }) => sha);
    expect(known).toContain(run.headSha);
    expect(repositories[0].find(String(Number(run.id) - 1))?.number).toBe(200);
  });
});
