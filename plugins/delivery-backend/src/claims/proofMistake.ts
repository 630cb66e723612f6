import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import { repositoryId } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { planOf, type DeploymentRow } from '../rows';

/**
 * What is wrong with who claims a deployment; undefined where it is a run of the workflow that was to deploy it.
 * A repository keeps its id when it is renamed, and another may get its name: the id counts where it is known.
 */
export function proofMistake(
  row: DeploymentRow,
  proof: ClaimProof,
): Said | undefined {
  const { workflow } = planOf(row);
  const { id } = row;
  const { runId: run, repository } = proof;
  if (!isSameRepository(row, workflow.repository, proof)) {
    return say('claim.otherRepository', {
      id,
      repository: workflow.repository,
      run,
      path: proof.workflowPath,
      otherRepository: repository,
    });
  }
  if (workflow.path === undefined) {
    return say('claim.noPath', { id, deployer: row.deployer });
  }
  const { path } = workflow;
  if (path !== proof.workflowPath) {
    return say('claim.otherWorkflow', {
      id,
      path,
      run,
      otherPath: proof.workflowPath,
      repository,
    });
  }
  if (!isSameRef(workflow.ref, proof.ref)) {
    return say('claim.otherRef', {
      id,
      path,
      ref: workflow.ref,
      run,
      repository,
      otherRef: proof.ref,
    });
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
