import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CheckInFact, CiApi } from '@mainline/backstage-plugin-ci-common';
import {
  buildWorkflowOf,
  resolveVersion,
  say,
  shortSha,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  Obstacle,
  ResolvedVersion,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  DeployableService,
  Deployer,
} from '@mainline/backstage-plugin-delivery-node';
import { askCi } from '../ci/askCi';
import { CHECK_INS, foldService } from '../projection';
import type { FoldedService, ServiceFacts } from '../projection';
import { sourceUnavailable, unknownVersion } from './obstacles';

/** As many as ci gives at once. */
const mostCheckIns = 500;

export interface ResolvedAsked {
  facts: ServiceFacts;
  folded: FoldedService;
  resolved?: { version: string; checkIn: CheckInFact };
  obstacle?: Obstacle;
}

/**
 * What a word for a version stands for, with all that is known of the service: first among its newest check-ins, then among
 * older ones, and last as a tag, which only the source knows.
 */
export async function resolveAsked(options: {
  asked: string;
  entityRef: string;
  ci: CiApi;
  logger: LoggerService;
  readFacts: (query: {
    checkIns: number;
    include?: string[];
  }) => Promise<ServiceFacts>;
  deployerOf: (facts: ServiceFacts) => {
    deployer?: Deployer;
    service: DeployableService;
  };
}): Promise<ResolvedAsked> {
  const { asked, readFacts } = options;
  const word = asked.trim();
  const include = isFullSha(word) ? [word.toLocaleLowerCase('en-US')] : [];
  const look = async (
    checkIns: number,
    shas: string[],
    as: string,
  ): Promise<Looked> => {
    const facts = await readFacts({ checkIns, include: shas });
    const folded = foldService(facts);
    const { candidates, versions } = folded;
    return {
      facts,
      folded,
      answer: resolveVersion(as, { ...versions, candidates }),
    };
  };

  let looked = await look(CHECK_INS, include, word);
  if (mayBeOlder(looked)) looked = await look(mostCheckIns, include, word);
  if (isUnresolved(looked.answer, ['no-such-build'])) {
    looked.answer = await amongAllRuns(options, looked);
  }
  if (
    isUnresolved(looked.answer, ['no-version', 'too-short', 'no-check-in']) &&
    word !== '' &&
    !isFullSha(word)
  ) {
    const tagged = await shaOfTag(options, looked.facts);
    if (tagged.obstacle) return { ...looked, obstacle: tagged.obstacle };
    if (tagged.sha !== undefined) {
      looked = await look(looked.facts.checkIns, [tagged.sha], tagged.sha);
      if (!looked.answer.found) {
        return {
          ...looked,
          obstacle: unknownVersion(
            say('version.tagOfNoCheckIn', { asked, sha: shortSha(tagged.sha) }),
          ),
        };
      }
    }
  }
  const { facts, folded, answer } = looked;
  return answer.found
    ? { facts, folded, resolved: answer }
    : { facts, folded, obstacle: unknownVersion(answer) };
}

interface Looked {
  facts: ServiceFacts;
  folded: FoldedService;
  answer: ResolvedVersion;
}

type Unresolved = Extract<ResolvedVersion, { found: false }>;

function isUnresolved(
  answer: ResolvedVersion,
  reasons: Array<Unresolved['reason']>,
): boolean {
  return !answer.found && reasons.includes(answer.reason);
}

function mayBeOlder({ facts, answer }: Looked): boolean {
  return (
    isUnresolved(answer, ['no-such-build', 'no-check-in', 'none-passed']) &&
    facts.ci.checkIns.length >= facts.checkIns
  );
}

/** A number that no check-in has may be that of a pull request's build: people see both in one list. */
async function amongAllRuns(
  options: { asked: string; entityRef: string; ci: CiApi },
  { folded: { versions, candidates } }: Looked,
): Promise<ResolvedVersion> {
  const workflow = buildWorkflowOf(versions);
  const { items } = await askCi(() =>
    options.ci.getRuns(options.entityRef, {
      workflow: workflow ? [workflow.id] : undefined,
      limit: 200,
    }),
  );
  return resolveVersion(options.asked, {
    ...versions,
    candidates,
    otherRuns: items,
  });
}

async function shaOfTag(
  options: Parameters<typeof resolveAsked>[0],
  facts: ServiceFacts,
): Promise<{ sha?: string; obstacle?: Obstacle }> {
  const { deployer, service } = options.deployerOf(facts);
  if (!deployer) return {};
  try {
    const sha = await deployer.resolveVersion(service, options.asked.trim());
    return { sha: sha?.toLocaleLowerCase('en-US') };
  } catch (error) {
    options.logger.warn(
      `What '${options.asked}' stands for could not be asked for ${options.entityRef}`,
      error as Error,
    );
    return {
      obstacle: sourceUnavailable(
        'order.versionNotAsked',
        options.asked,
        error,
      ),
    };
  }
}

function isFullSha(word: string): boolean {
  return /^[0-9a-f]{40}$/i.test(word);
}
