import type {
  SelfCheck,
  SelfCheckAnswer,
  SelfCheckVerdict,
  Service,
} from '@mainline/backstage-plugin-ci-common';
import type { StoredBoolean } from '../facts';

/** A row of `self_checks`. */
export interface SelfCheckRow {
  entity_ref: string;
  repository_id: string;
  daily: SelfCheckVerdict;
  tested: SelfCheckVerdict;
  fixing: SelfCheckVerdict;
  dormant: StoredBoolean;
  at: string;
  basis: string;
  /** `SelfCheck`, JSON */
  document: string;
}

export function selfCheckRow(
  service: Service,
  repositoryId: string,
  basis: string,
  answers: SelfCheck,
): SelfCheckRow {
  return {
    entity_ref: service.entityRef,
    repository_id: repositoryId,
    daily: answers.daily.answer,
    tested: answers.tested.answer,
    fixing: answers.fixing.answer,
    dormant: answers.daily.dormant,
    at: answers.at,
    basis,
    document: JSON.stringify({
      ...answers,
      daily: ofService(answers.daily),
      tested: ofService(answers.tested),
      fixing: ofService(answers.fixing),
    }),
  };
}

/** In a monorepo most of what was weighed is of other folders, which says nothing of the service. */
function ofService<T extends SelfCheckAnswer<unknown>>(answer: T): T {
  return {
    ...answer,
    evidence: answer.evidence.filter(({ reason }) => reason !== 'other-folder'),
  };
}

/**
 * What a person would look at again for: answers and evidence, not how long a clock has run.
 *
 * @param document - of a row
 */
export function tellingPartOf(document: string): string {
  const { daily, tested, fixing } = JSON.parse(document) as SelfCheck;
  return JSON.stringify(
    [daily, tested, fixing].map(({ answer, dormant, evidence }) => [
      answer,
      dormant,
      evidence.map(({ subject, verdict, reason }) => [
        subject,
        verdict,
        reason,
      ]),
    ]),
  );
}
