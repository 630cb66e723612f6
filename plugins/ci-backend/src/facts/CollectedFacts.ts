import type {
  CheckInFact,
  JobFact,
  RunFact,
  SeenDeployment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';

/** One attempt of a run. */
export interface AttemptKey {
  id: string;
  attempt: number;
}

/** What was learned of one repository, from a delivery or from its source. */
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
  /** Attempts whose contradiction the source was asked about, and its answer. */
  settled?: Array<AttemptKey & { answer?: RunFact }>;
  /** Completed attempts whose jobs are all among `jobs`. */
  jobsRead?: AttemptKey[];
}
