import type {
  ArtifactFact,
  ChangedPathsFact,
  CheckInFact,
  Instant,
  JobFact,
  RunFact,
  SeenDeployment,
  SeenEnvironment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  BranchCommits,
  BranchHead,
  ChangedPaths,
  MainlineEnd,
  MergedPullRequest,
} from '@mainline/backstage-plugin-ci-node';

/** Of a pull request or a branch; none where the source has it no longer. */
type CommitsOf<Key> = Key & { read: BranchCommits | undefined };

/** One attempt of a run. */
export interface AttemptKey {
  id: string;
  attempt: number;
}

/** Mainline as a reading of its check-ins found it. */
export interface MainlineRead extends MainlineEnd {
  branch: string;
  /** Another branch than before is mainline: when a commit reached it is told anew. */
  isOther: boolean;
  /** When the reading began: what reached mainline before it was listed. */
  readAt: Instant;
}

/** What was learned of one repository, beside what was learned of others at the same time. */
export interface FactsOfRepository {
  repositoryId: string;
  facts: CollectedFacts;
  /** Whether its source is to be read soon, whatever the facts say. */
  look?: boolean;
}

/** What was learned of one repository, from deliveries or from its source. */
export interface CollectedFacts {
  /** Merged with what is stored, newest fact wins. */
  runs?: RunFact[];
  jobs?: JobFact[];
  deployments?: SeenDeployment[];
  /** As a delivery mentions them. It may be late, and a workflow has no age: only one that is not known is stored. */
  mentionedWorkflows?: WorkflowFact[];
  /** As the source listed them now. */
  listedWorkflows?: WorkflowFact[];
  /** Ids of workflows that the source no longer lists. */
  goneWorkflows?: string[];
  checkIns?: CheckInFact[];
  /** Where mainline ends, as of `checkIns`. */
  mainline?: MainlineRead;
  /** Attempts whose contradiction the source was asked about, and its answer. */
  settled?: Array<AttemptKey & { answer?: RunFact }>;
  /** Completed attempts whose jobs are all among `jobs`. */
  jobsRead?: AttemptKey[];
  artifacts?: ArtifactFact[];
  /** All environments, as the source listed them now. */
  listedEnvironments?: SeenEnvironment[];
  mergedPullRequests?: MergedPullRequest[];
  pullRequestCommits?: Array<CommitsOf<{ number: number }>>;
  /** All branches but mainline, as the source listed them now. */
  listedBranches?: BranchHead[];
  branchCommits?: Array<CommitsOf<BranchHead & { defaultBranch: string }>>;
  /** Without paths where the source has the commit no longer. */
  changedPaths?: Array<Pick<ChangedPathsFact, 'sha'> & Partial<ChangedPaths>>;
}

/** Lists that tell by what is not on them. */
const wholeLists: Array<keyof CollectedFacts> = [
  'listedBranches',
  'listedEnvironments',
];

/** Whether there is nothing in it to merge: it would leave the store as it is. */
export function saysNothing(facts: CollectedFacts): boolean {
  return (
    wholeLists.every(kind => facts[kind] === undefined) &&
    Object.values(facts).flat().length === 0
  );
}
