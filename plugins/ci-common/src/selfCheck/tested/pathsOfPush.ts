import type { CheckInFact } from '../../facts';
import type { SelfCheckContext } from '../SelfCheckContext';

/** What a check-in changed, as far as it was read. */
export interface ChangedByPush {
  /** Undefined while those of some commit are not read. */
  all?: string[];
  /** In a monorepo, whether any is the service's; undefined where that can't be told. */
  ofService?: boolean;
}

/** The head of a push is built with the commits below it, so it is judged by what they all changed. */
export function pathsOfPush({
  facts,
  sequence,
  pathsOf,
}: SelfCheckContext): (checkIn: CheckInFact) => ChangedByPush {
  const pushes = new Map<string, CheckInFact[]>();
  for (const each of sequence) {
    const push = pushes.get(each.reachedMainlineAt);
    if (push) push.push(each);
    else pushes.set(each.reachedMainlineAt, [each]);
  }
  return checkIn => {
    const below = (pushes.get(checkIn.reachedMainlineAt) ?? []).filter(
      each => each.pushIndex > checkIn.pushIndex,
    );
    const read = [checkIn, ...below].map(each => pathsOf(each.sha));
    const all = read.every(paths => paths !== undefined)
      ? read.flatMap(paths => paths ?? [])
      : undefined;
    const { isServicePath } = facts;
    if (!isServicePath) return { all, ofService: true };
    const some = read.some(paths => paths?.some(isServicePath));
    return { all, ofService: some || (all ? false : undefined) };
  };
}
