import { Request } from 'express';
import { Schemas } from '../served/ServedGithub';
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
  runs: Schemas['workflow-run'][],
): { total: number; reachable: Schemas['workflow-run'][] } {
  const asked = FILTERS.filter(name => typeof req.query[name] === 'string');
  const found = runs.filter(run =>
    asked.every(name => matches(run, name, String(req.query[name]))),
  );
  return {
    total: found.length,
    reachable: asked.length ? found.slice(0, MAX_FILTERED) : found,
  };
}

function matches(
  run: Schemas['workflow-run'],
  filter: (typeof FILTERS)[number],
  value: string,
): boolean {
  switch (filter) {
    case 'actor':
      return run.actor?.login.toLowerCase() === value.toLowerCase();
    case 'branch':
      return run.head_branch === value;
    case 'event':
      return run.event === value;
    case 'status':
      return run.status === value || run.conclusion === value;
    case 'head_sha':
      return run.head_sha === value;
    case 'check_suite_id':
      return String(run.check_suite_id) === value;
    case 'created':
      return parseCreatedFilter(value)?.(Date.parse(run.created_at)) ?? false;
    default:
      throw new Error(`Unknown filter '${filter}'`);
  }
}
