import { Request } from 'express';
import { ServedRun } from '../served/ServedRun';
import { parseCreatedFilter } from './createdFilter';

/** Filtered lists go no further. */
const MAX_FILTERED = 1_000;

const FILTERS = [
  'actor',
  'branch',
  'event',
  'status',
  'created',
  'head_sha',
  'check_suite_id',
] as const;

/** The runs that the query asks for, and how many there are in all. */
export function filterRuns(
  req: Request,
  runs: ServedRun[],
): { total: number; reachable: ServedRun[] } {
  const asked = FILTERS.filter(name => typeof req.query[name] === 'string');
  const filters = asked.map(name => filterFor(name, String(req.query[name])));
  const found = filters.length
    ? runs.filter(run => filters.every(matches => matches(run)))
    : runs;
  return {
    total: found.length,
    reachable: asked.length ? found.slice(0, MAX_FILTERED) : found,
  };
}

function filterFor(
  name: (typeof FILTERS)[number],
  value: string,
): (run: ServedRun) => boolean {
  switch (name) {
    case 'actor':
      return run => run.actor?.toLowerCase() === value.toLowerCase();
    case 'branch':
      return run => run.branch === value;
    case 'event':
      return run => run.event === value;
    case 'status':
      return run => run.status === value || run.conclusion === value;
    case 'head_sha':
      return run => run.headSha === value;
    case 'check_suite_id':
      return run => String(run.checkSuiteId) === value;
    case 'created': {
      const isWithin = parseCreatedFilter(value);
      return run => isWithin?.(run.createdAt) ?? false;
    }
    default:
      throw new Error(`Unknown filter '${name}'`);
  }
}
