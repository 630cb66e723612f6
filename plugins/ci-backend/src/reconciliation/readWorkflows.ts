import type { WorkflowRow } from '../facts';
import type { Reading } from './Reading';

/** Lists the workflows. One that was known before the source was asked, and is not listed, was deleted. */
export async function readWorkflows(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const before = await reading.options
    .knex<WorkflowRow>('workflows')
    .where({ repository_id: repository.id })
    .select('id');
  const listedWorkflows = await source.readWorkflows(repository, how);
  const listed = new Set(listedWorkflows.map(workflow => workflow.id));
  await reading.apply({
    listedWorkflows,
    goneWorkflows: before.map(row => row.id).filter(id => !listed.has(id)),
  });
}
