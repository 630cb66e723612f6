import { InputError } from '@backstage/errors';
import { checkInSequence, isMainlineBuild } from '../mainline';
import type { CheckInFact, Instant, RunFact } from '../facts';
import { WorkingTime } from './calendar';
import type { SelfCheckWindow } from './SelfCheckAnswer';
import type { SelfCheckFacts } from './SelfCheckFacts';
import type { SelfCheckRules } from './SelfCheckRules';

const dayMs = 24 * 60 * 60 * 1000;

/** What the three questions have in common. */
export interface SelfCheckContext {
  facts: SelfCheckFacts;
  rules: SelfCheckRules;
  /** The instant that is answered for. */
  at: Instant;
  workingTime: WorkingTime;
  /** Check-ins in check-in order, with those that only a build knows of. */
  sequence: CheckInFact[];
  mainlineBuilds: RunFact[];
  isBot: (author: string | undefined) => boolean;
  pathsOf: (sha: string) => string[] | undefined;
}

/** @throws InputError that names the rule which can't be used */
export function contextOf(
  facts: SelfCheckFacts,
  rules: SelfCheckRules,
  now: Instant,
): SelfCheckContext {
  const { completeUpTo = now, mainline } = facts;
  const shas = new Set(mainline.checkIns.map(({ sha }) => sha));
  const mainlineBuilds = mainline.runs.filter(run =>
    isMainlineBuild(run, {
      defaultBranch: mainline.defaultBranch,
      isCheckIn: sha => shas.has(sha),
    }),
  );
  const isBot = matcherOf('bots', rules.bots);
  // Of a list that was cut only those of the service tell something: the others may be behind its end.
  const paths = new Map(
    (facts.changedPaths ?? [])
      .filter(
        each =>
          !each.isCut || each.paths.some(facts.isServicePath ?? (() => true)),
      )
      .map(each => [each.sha, each.paths]),
  );
  return {
    facts,
    rules,
    at: completeUpTo < now ? completeUpTo : now,
    workingTime: WorkingTime.of(rules.calendar),
    sequence: checkInSequence(mainline.checkIns, mainlineBuilds),
    mainlineBuilds,
    isBot: author => author !== undefined && isBot(author),
    pathsOf: sha => paths.get(sha),
  };
}

/** The days before the answer's instant, as far back as facts are known. */
export function windowOf(
  { facts, at }: SelfCheckContext,
  days: number,
): SelfCheckWindow {
  const from = new Date(Date.parse(at) - days * dayMs).toISOString();
  const { knownSince = from } = facts;
  return { days, from: knownSince > from ? knownSince : from, to: at };
}

/** Whether facts begin later than the window was meant to. */
export function isCut({ facts, at }: SelfCheckContext, days: number): boolean {
  const from = new Date(Date.parse(at) - days * dayMs).toISOString();
  return facts.knownSince !== undefined && facts.knownSince > from;
}

/** @throws InputError that names the rule and the pattern */
export function matcherOf(
  rule: string,
  patterns: string[],
): (text: string) => boolean {
  const expressions = patterns.map(pattern => {
    try {
      return new RegExp(pattern, 'iu');
    } catch (error) {
      throw new InputError(
        `${rule} of the self-check has a pattern that is no regular expression: '${pattern}'. Mend or remove it.`,
        error,
      );
    }
  });
  return text => expressions.some(expression => expression.test(text));
}
