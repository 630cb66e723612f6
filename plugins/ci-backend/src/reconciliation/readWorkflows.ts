import type { RepositoryRow, WorkflowRow } from '../facts';
import { hourMs, plusMs } from './instants';
import type { Reading } from './Reading';

/** One that is disabled or renamed is told by no delivery; a new one shows by its runs. */
const listedEveryMs = 6 * hourMs;

/** Lists the workflows a few times a day, and when a delivery asked for the reading. Answers whether it did. */
export async function readDueWorkflows(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { workflows_listed_at: listedAt, looked_for_at: lookedForAt } = row;
  const isDue =
    listedAt === null ||
    lookedForAt !== null ||
    listedAt <= plusMs(reading.options.startedAt, -listedEveryMs);
  if (isDue) await listWorkflows(reading);
  return isDue;
}

/** Lists the workflows where a run belongs to none that is known. */
export async function readUnknownWorkflows(reading: Reading): Promise<void> {
  const { knex, window } = reading.options;
  const unknown = await knex('runs')
    .where({ repository_id: reading.repository.id })
    .where('created_at', '>=', window.since)
    .whereNotExists(
      knex('workflows')
        .select(knex.raw('1'))
        .whereRaw('workflows.repository_id = runs.repository_id')
        .whereRaw('workflows.id = runs.workflow_id'),
    )
    .first('id');
  if (unknown) await listWorkflows(reading);
}

/** One that was known before the source was asked, and is not listed, was deleted. */
async function listWorkflows(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const { knex, startedAt } = reading.options;
  const before = await knex<WorkflowRow>('workflows')
    .where({ repository_id: repository.id })
    .select('id');
  const listedWorkflows = await source.readWorkflows(repository, how);
  const listed = new Set(listedWorkflows.map(workflow => workflow.id));
  await reading.apply(
    {
      listedWorkflows,
      goneWorkflows: before.map(row => row.id).filter(id => !listed.has(id)),
    },
    { workflows_listed_at: startedAt },
  );
}
