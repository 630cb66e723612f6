import type {
  SelfCheckRules,
  Service,
} from '@mainline/backstage-plugin-ci-common';
import { basisOf } from './basisOf';
import type { LinkedService } from './linkedServices';
import { rulesOfTeam } from './rules';
import type { SelfCheckConfig, TeamRules } from './rules';

/** A service with all that its answers rest on beside facts and the time. */
export interface PreparedService {
  service: Service;
  repositoryId: string;
  rules: SelfCheckRules;
  /** Whether others live in the same repository. */
  shared: boolean;
  basis: string;
}

/** @param linked - all services of each repository among them */
export function prepareServices(
  linked: LinkedService[],
  config: SelfCheckConfig,
): PreparedService[] {
  const perRepository = new Map<string, number>();
  for (const { repositoryId } of linked) {
    perRepository.set(repositoryId, (perRepository.get(repositoryId) ?? 0) + 1);
  }
  const ofTeams = new Map<string, TeamRules>();
  return linked.map(({ service, repositoryId, annotations }) => {
    const { owner = '', mapping } = service;
    const { rules } =
      ofTeams.get(owner) ?? rulesOfTeam(config, { owner, annotations });
    ofTeams.set(owner, { rules, mistakes: [] });
    const shared = (perRepository.get(repositoryId) ?? 0) > 1;
    const basis = basisOf({ mapping, shared, rules });
    return { service, repositoryId, rules, shared, basis };
  });
}
