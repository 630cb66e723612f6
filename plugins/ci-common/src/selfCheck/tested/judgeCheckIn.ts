import type { CheckInFact } from '../../facts';
import type { ReasonCode } from '../codes';
import type { SelfCheckEvidence } from '../SelfCheckAnswer';
import type { SelfCheckContext } from '../SelfCheckContext';
import type { ChangedByPush } from './pathsOfPush';
import type { TestsOfRun } from './testsOfRun';

/** If no test ran, the first of these that some run says: what decides, before what only adds to it. */
const reasonsByWeight: ReasonCode[] = [
  'jobs-not-read',
  'still-running',
  'tests-skipped',
  'failed-before-tests',
  'no-test-ran',
  'never-started',
  'cancelled',
];

/** What is known of one check-in. */
export interface SeenCheckIn {
  checkIn: CheckInFact;
  /** Some mainline build was made for it alone: each commit that a merge queue brings has one. */
  hasOwnBuild: boolean;
  tests: TestsOfRun[];
  changed: ChangedByPush;
  /** Any check-in of the window has a run. */
  anythingBuilds: boolean;
}

type Judgement = Pick<SelfCheckEvidence, 'verdict' | 'reason'>;

/** Whether a test ran on a check-in that counts. */
export function judgeCheckIn(
  context: SelfCheckContext,
  isDocument: (path: string) => boolean,
  seen: SeenCheckIn,
): Judgement {
  const { checkIn, tests, hasOwnBuild } = seen;
  const { ofService, all } = seen.changed;
  const changed = all?.filter(context.facts.isServicePath ?? (() => true));
  const ran = tests.some(each => each.ran.length > 0);

  if (context.isBot(checkIn.author)) return pass('bot');
  if (ofService === false) return pass('other-folder');
  if (changed && changed.length > 0 && changed.every(isDocument)) {
    return pass('documents-only');
  }
  if (checkIn.pushIndex > 0 && !hasOwnBuild) return pass('below-head');
  if (ofService === undefined) return unknown('paths-not-read');
  if (ran) return { verdict: 'counts-for', reason: 'test-ran' };

  const reasons = tests.flatMap(each => each.reason ?? []);
  const reason = reasonsByWeight.find(each => reasons.includes(each));
  switch (reason) {
    case 'jobs-not-read':
      return unknown(reason);
    case 'still-running':
    case 'failed-before-tests':
      return pass(reason);
    case 'tests-skipped':
      // A filter on paths may have passed over them, for a change of documents.
      return changed ? against(reason) : unknown(reason);
    case undefined:
      return judgeUnbuilt(context, seen);
    default:
      return against(reason);
  }
}

function judgeUnbuilt(
  { at, rules }: SelfCheckContext,
  { checkIn, changed, anythingBuilds }: SeenCheckIn,
): Judgement {
  const waitedMs = Date.parse(at) - Date.parse(checkIn.reachedMainlineAt);
  if (waitedMs <= rules.tested.buildWithinMs) return pass('not-due');
  // A filter on paths passes over documents only where there is something to filter.
  return changed.all || !anythingBuilds
    ? against('nothing-built')
    : unknown('nothing-built');
}

function pass(reason: ReasonCode): Judgement {
  return { verdict: 'does-not-count', reason };
}

function unknown(reason: ReasonCode): Judgement {
  return { verdict: 'cannot-tell', reason };
}

function against(reason: ReasonCode): Judgement {
  return { verdict: 'counts-against', reason };
}
