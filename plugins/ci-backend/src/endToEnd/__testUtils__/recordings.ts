import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = process.env.MAINLINE_RECORDINGS;

/** The folder of recorded GitHub traffic, which is no part of this repository. */
export const recordings = folder && existsSync(folder) ? folder : undefined;

/** To be put behind the name of what needs them. */
export const whySkipped = recordings
  ? ''
  : ' (skipped: MAINLINE_RECORDINGS names no folder of recordings)';

export function readRecorded<T>(name: string): T[] {
  if (!recordings) return [];
  return gunzipSync(readFileSync(join(recordings, `${name}.ndjson.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}

/** Events of GitHub that the recordings are of, the longer name before its beginning. */
const events = [
  'check_run',
  'check_suite',
  'commit_comment',
  'deployment_status',
  'deployment',
  'discussion_comment',
  'discussion',
  'installation_repositories',
  'installation',
  'issue_comment',
  'issues',
  'issue',
  'label',
  'member',
  'membership',
  'projectsv2item',
  'pull_request_review_comment',
  'pull_request_review',
  'pull_request',
  'release',
  'repository',
  'team_add',
  'team',
  'workflow_dispatch',
  'workflow_job',
  'workflow_run',
];

/** A payload's row is named after its recording: `workflow_run_pull_request`, `check-run`, `push.fork`. */
export function eventOf(recording: string): string {
  const words = recording.replace(/\..*$/, '').replaceAll('-', '_');
  return (
    events.find(event => words === event || words.startsWith(`${event}_`)) ??
    words.replace(/\d+$/, '')
  );
}
