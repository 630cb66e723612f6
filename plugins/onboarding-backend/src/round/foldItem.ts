import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckResult,
  ItemProgress,
  LastKnown,
} from '@mainline/backstage-plugin-onboarding-common';

/**
 * How an item stands after its check was made. `since` moves only with the state, and an outage moves nothing: what was known before
 * it stays beside it, and is taken up again when the check says the same after it.
 */
export function foldChecked(
  item: string,
  result: CheckResult,
  before: ItemProgress | undefined,
  at: Instant,
): ItemProgress {
  // What a person confirmed was another item of the same name.
  const earlier = before?.result ? before : undefined;
  const { state } = result;
  if (state === 'cannot-tell') {
    const known = earlier && knownOf(earlier);
    return {
      item,
      state,
      result,
      since: earlier?.state === state ? earlier.since : at,
      ...(known ? { lastKnown: known } : {}),
    };
  }
  const known = earlier && knownOf(earlier);
  return {
    item,
    state,
    result,
    since: known?.state === state ? known.since : at,
  };
}

function knownOf(before: ItemProgress): LastKnown | undefined {
  return before.state === 'cannot-tell' || !before.result
    ? before.lastKnown
    : {
        state: before.state,
        sentence: before.result.sentence,
        messages: before.result.messages,
        since: before.since,
      };
}

/** How an item stands that a person confirms. */
export function foldConfirmed(
  item: string,
  confirmed: ItemProgress['confirmed'],
  before: ItemProgress | undefined,
  at: Instant,
): ItemProgress {
  const state = confirmed ? 'done' : 'open';
  const earlier = before?.result ? undefined : before;
  return {
    item,
    state,
    ...(confirmed ? { confirmed } : {}),
    since: earlier?.state === state ? earlier.since : confirmed?.at ?? at,
  };
}
