import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import { repositoryId } from '@mainline/backstage-plugin-ci-common';
import { planOf, type DeploymentRow } from '../rows';

/**
 * What is wrong with who claims a deployment, as a sentence; undefined where it is a run of the workflow that was to deploy it.
 * A repository keeps its id when it is renamed, and another may get its name: the id counts where it is known.
 */
export function proofMistake(
  row: DeploymentRow,
  proof: ClaimProof,
): string | undefined {
  const { workflow } = planOf(row);
  const claimer = `run ${proof.runId} of ${proof.workflowPath} in ${proof.repository}`;
  if (!isSameRepository(row, workflow.repository, proof)) {
    return `Deployment ${row.id} is made by a workflow of ${workflow.repository}, and ${claimer} can't claim it.`;
  }
  if (workflow.path === undefined) {
    return `Deployment ${row.id} was planned without saying which workflow's file makes it, so nothing can claim it: let its deployer '${row.deployer}' say the path.`;
  }
  if (workflow.path !== proof.workflowPath) {
    return `Deployment ${row.id} is made by ${workflow.path}, and ${claimer} can't claim it.`;
  }
  if (!isSameRef(workflow.ref, proof.ref)) {
    return `Deployment ${row.id} is made by ${workflow.path} on ${workflow.ref}, and ${claimer} on ${proof.ref} can't claim it.`;
  }
  return undefined;
}

function isSameRepository(
  row: DeploymentRow,
  slug: string,
  proof: ClaimProof,
): boolean {
  const known = row.run_repository_id ?? row.repository_id;
  return known === null
    ? slug.toLocaleLowerCase('en-US') ===
        proof.repository.toLocaleLowerCase('en-US')
    : known === repositoryId(proof.host, proof.repositorySourceId);
}

/** A plan says a branch by its name and anything else in full: a tag that bears the branch's name is not the branch. */
function isSameRef(planned: string, proven: string): boolean {
  return (
    proven === (planned.startsWith('refs/') ? planned : `refs/heads/${planned}`)
  );
}
