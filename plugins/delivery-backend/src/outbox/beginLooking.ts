import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { plusMs, reasonColumns, type Change } from '../rows';
import type { SendingSettings } from './readSendingSettings';

/** The source needs a moment until it lists a run. */
const firstLookMs = 1000;

/** From now on its run is looked for, until the window ends. */
export function beginLooking(
  at: Instant,
  settings: SendingSettings,
  why: Words,
): Change {
  return {
    set: { phase: 'looking', ...reasonColumns(why) },
    outbox: {
      state: 'looking',
      due_at: plusMs(at, firstLookMs),
      look_until: plusMs(at, settings.lookUpWindowMs),
      leased_by: null,
      leased_until: null,
      tries: 0,
      unanswered: 0,
    },
    events: [{ action: 'looking', detail: why }],
  };
}
