import type { Instant } from '../facts';
import type { CheckInRef } from '../health';
import type { Service } from '../service';
import type { SelfCheck, SelfCheckAnswer } from './SelfCheckAnswer';
import type { SelfCheckRules } from './SelfCheckRules';

/**
 * Humble's three questions, in his order: do we check in to mainline daily, does a suite of tests validate our changes, is
 * fixing a broken build the first priority?
 *
 * @public
 */
export const selfCheckQuestions = ['daily', 'tested', 'fixing'] as const;

/** @public */
export type SelfCheckQuestion = (typeof selfCheckQuestions)[number];

/** @public */
export type SelfCheckVerdict = SelfCheckAnswer<unknown>['answer'];

/** The three answers about one service, as a row shows them. @public */
export interface SelfCheckSummary
  extends Record<SelfCheckQuestion, SelfCheckVerdict> {
  /** Nobody wrote anything of late: said as *dormant*, not as missing data. */
  dormant: boolean;
  /** The instant that they are the answers of. */
  at: Instant;
}

/** `GET /services/…/self-check` @public */
export interface ServiceSelfCheck {
  service: Service;
  /** Absent where nothing was answered yet: the service is not mapped, or its facts were not read to the end. */
  selfCheck?: SelfCheck;
  /** The rules that it was answered by, those of the team in them. */
  rules: SelfCheckRules;
  /** What the team wrote down and can't be used, a sentence each: what stands in its place is in the rules. */
  mistakes?: string[];
  /** What the evidence names, by SHA; a SHA that nothing is known of is left out. */
  checkIns: Record<string, CheckInRef>;
  /** Names of the workflows that the evidence names, by their ids; one that nothing is known of is left out. */
  workflowNames?: Record<string, string>;
  /** Permalink of the repository at its host. */
  repositoryUrl?: string;
}

/** The answers about the services of one team. No team is ranked: they are listed by name. @public */
export interface TeamSelfCheck
  extends Record<SelfCheckQuestion, Record<SelfCheckVerdict, number>> {
  /** Entity ref; absent for the services without an owner. */
  owner?: string;
  services: number;
  dormant: number;
}

/** `GET /self-check`: over the services that the reader may see. @public */
export interface SelfCheckOverview {
  /** By owner's entity ref; services without an owner last. */
  teams: TeamSelfCheck[];
  all: Omit<TeamSelfCheck, 'owner'>;
  /** The oldest of the answers that it counts; absent without any. */
  at?: Instant;
}
