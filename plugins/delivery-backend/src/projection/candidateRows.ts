import type {
  Candidate,
  CandidateRow,
  CandidateStage,
  Deployment,
  EnvironmentCell,
  Evidence,
  StageProgress,
} from '@mainline/backstage-plugin-delivery-common';
import { checkInRef } from '@mainline/backstage-plugin-ci-common';

/** The candidates as a page shows them. */
export function candidateRows(folded: FoldedCandidates): CandidateRow[] {
  const deployments = new Map(folded.deployments.map(each => [each.id, each]));
  return folded.candidates.map(each => candidateRow(each, folded, deployments));
}

interface FoldedCandidates {
  candidates: Candidate[];
  versionOf: (sha: string) => string;
  deployments: Deployment[];
  cells: EnvironmentCell[];
}

function candidateRow(
  candidate: Candidate,
  folded: FoldedCandidates,
  deployments: Map<string, Deployment>,
): CandidateRow {
  const { sha } = candidate.checkIn;
  return {
    version: folded.versionOf(sha),
    sha,
    checkIn: checkInRef(candidate.checkIn),
    stages: candidate.stages.map(progress =>
      candidateStage(progress, deployments),
    ),
    liveIn: folded.cells
      .filter(cell => cell.current?.sha === sha)
      .map(cell => cell.environment),
  };
}

function candidateStage(
  progress: StageProgress,
  deployments: Map<string, Deployment>,
): CandidateStage {
  const { stage, state, running } = progress;
  const evidence = decisive(progress);
  return {
    name: stage.name,
    title: stage.title,
    kind: stage.kind,
    environment: stage.kind === 'deployment' ? stage.environment : undefined,
    state,
    since: progress.state === 'waiting' ? undefined : progress.since,
    running,
    ...(evidence && restsOn(evidence, deployments)),
  };
}

/** What a person looks at first: what is on its way, else what the state rests on, else the newest. */
function decisive(progress: StageProgress): Evidence | undefined {
  const newestFirst = [...progress.evidence].reverse();
  return (
    newestFirst.find(each => progress.running && each.signal === 'running') ??
    newestFirst.find(each => each.signal === progress.state) ??
    newestFirst[0]
  );
}

function restsOn(
  evidence: Evidence,
  deployments: Map<string, Deployment>,
): Pick<CandidateStage, 'deploymentId' | 'runId'> {
  switch (evidence.kind) {
    case 'run':
    case 'job':
      return { runId: evidence.runId };
    case 'deployment': {
      const { id } = evidence.deployment;
      return { deploymentId: id, runId: deployments.get(id)?.run?.id };
    }
    case 'sign-off':
      return {};
    default:
      return evidence satisfies never;
  }
}
