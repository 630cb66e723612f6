import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { markVerbatim } from '../../rest/Exchange';
import { Schemas } from '../../served/ServedGithub';

/** What a folder of recordings holds for the scenario. */
export interface Recordings {
  runs: Schemas['workflow-run'][];
  jobs: Schemas['job'][];
  workflows: Schemas['workflow'][];
  /** Requests with their answers. */
  exchanges: RecordedExchange[];
}

export interface RecordedExchange {
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Reads a folder of `*.ndjson.gz` files.
 *
 * Old rows lack fields that GitHub's description requires today, so the types promise more than there is: whoever reads
 * them asks before use.
 *
 * @throws Error when the folder or its runs are missing.
 */
export function readRecordings(folder: string): Recordings {
  return {
    runs: readData<Schemas['workflow-run']>(folder, 'runs', true),
    jobs: readData<Schemas['job']>(folder, 'jobs', false),
    workflows: readData<Schemas['workflow']>(folder, 'workflows', false),
    exchanges: readLines<RecordedExchange>(folder, 'recordings', false),
  };
}

function readData<T extends object>(
  folder: string,
  name: string,
  required: boolean,
): T[] {
  return readLines<{ data: T }>(folder, name, required).map(({ data }) =>
    markVerbatim(data),
  );
}

function readLines<T>(folder: string, name: string, required: boolean): T[] {
  const file = join(folder, `${name}.ndjson.gz`);
  if (!existsSync(file)) {
    if (!required) return [];
    throw new Error(
      `The recordings have no file '${file}': name a folder of recordings, as ../shared/realdata`,
    );
  }
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as T);
}
