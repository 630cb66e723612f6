import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { repositoryId, toInstant, type RunFact } from '../facts';
import { foldRuns, newestAttempts, settleContradiction } from '.';

/** Just enough of a recorded run for the fold; the real translation is the GitHub module's. */
interface RecordedRun {
  id: number;
  run_attempt?: number;
  run_number: number;
  workflow_id: number;
  event: string;
  head_sha: string;
  status: string;
  conclusion: string | null;
  html_url: string;
  created_at: string;
  updated_at: string;
  repository: { id: number };
}

const folder = process.env.MAINLINE_RECORDINGS;
const file = folder && join(folder, 'runs.ndjson.gz');
const describeRecorded = file && existsSync(file) ? describe : describe.skip;

function readFacts(): RunFact[] {
  return gunzipSync(readFileSync(file!))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => (JSON.parse(line) as { data: RecordedRun }).data)
    .map(run => ({
      repositoryId: repositoryId('github.com', run.repository.id),
      id: String(run.id),
      attempt: run.run_attempt ?? 1,
      number: run.run_number,
      workflowId: String(run.workflow_id),
      event: run.event,
      headSha: run.head_sha,
      status: run.status,
      ...(run.conclusion ? { conclusion: run.conclusion } : {}),
      url: run.html_url,
      createdAt: toInstant(run.created_at)!,
      updatedAt: toInstant(run.updated_at)!,
    }));
}

function count(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describeRecorded(
  'recorded runs (skipped where MAINLINE_RECORDINGS names no folder with runs.ndjson.gz)',
  () => {
    it('150 rows fold to the same 145 runs in 200 shuffles', () => {
      const facts = readFacts();
      expect(facts).toHaveLength(150);
      fc.assert(
        fc.property(
          fc.shuffledSubarray(facts, { minLength: 150, maxLength: 150 }),
          shuffled => {
            const runs = newestAttempts(foldRuns([...shuffled, ...shuffled]));
            expect(runs).toHaveLength(145);
            expect(count(runs.map(r => r.conclusion ?? r.status))).toEqual({
              success: 123,
              cancelled: 10,
              failure: 3,
              startup_failure: 4,
              action_required: 3,
              in_progress: 2,
            });
            expect(runs.find(r => r.id === '686036126')).toMatchObject({
              attempt: 1,
              conclusion: 'cancelled',
            });
            const contradicted = runs.filter(r => r.contradiction);
            expect(contradicted).toMatchObject([
              {
                id: '6804432015',
                attempt: 1,
                conclusion: 'startup_failure',
                contradiction: {
                  words: ['startup_failure', 'success'],
                  resolvedBy: 'pending',
                },
              },
            ]);
            expect(
              settleContradiction(contradicted[0], undefined),
            ).toMatchObject({
              conclusion: 'startup_failure',
              contradiction: { resolvedBy: 'redder' },
            });
          },
        ),
        { numRuns: 200 },
      );
    });
  },
);
