import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The words that every page of Mainline shares: states, ages, strips.
 *
 * @public
 */
export const mainlineTranslationRef = createTranslationRef({
  id: 'mainline',
  messages: {
    state: {
      passing: 'passed',
      failing: 'failed',
      running: 'running',
      waiting: 'waiting',
      flaky: 'flaky',
      cancelled: 'cancelled',
      skipped: 'skipped',
      neutral: 'neutral',
      unknown: 'unknown',
      noData: 'no data',
    },
    run: {
      steps: 'Steps of {{job}}',
      flaky: 'passed on attempt {{attempt}}',
      approval: 'waits for approval',
      startupFailure: 'failed to start',
      timedOut: 'timed out',
      stale: 'stale',
    },
    health: {
      failing: 'red',
      failingFor: 'red for {{duration}}',
      passing: 'green',
      passingFor: 'green for {{duration}}',
      noBuild: 'no build on mainline yet',
      unmapped: 'not mapped',
      running: 'a build is running',
    },
    strip: {
      empty: 'No builds yet',
      name_one: 'Last build: {{newest}}',
      name_other:
        'Last {{count}} builds: {{passing}} passed, {{failing}} failed, newest {{newest}}',
      build: '{{word}} · {{duration}} · {{age}} · {{sha}}',
      buildWithoutDuration: '{{word}} · {{age}} · {{sha}}',
    },
    completeUpTo: {
      text: 'complete up to {{time}}',
      late: 'late: complete up to {{time}}',
      never: 'first reading has not ended yet',
      title: 'Nothing before {{instant}} is missing',
      live: 'live',
      polling: 'looks every 30 seconds',
    },
    copy: {
      copy: 'Copy',
      copied: 'Copied',
    },
    error: {
      unreachable:
        'No answer came. Check your connection, and whether the portal is running.',
      retry: 'Retry',
      stale: 'What you see is what was read before.',
      forbidden: 'You may not see this',
      forbiddenHint:
        'Your account has no permission for it. The owner of this portal can grant it.',
    },
    list: {
      older: 'Show older',
    },
    own: {
      choose: 'Choose teams',
      none: 'No service here is yours',
      hint: 'A service is yours when its {{annotation}} in the catalog names you or a team of yours. You are signed in as {{names}}. Choose the teams whose services you look after:',
    },
    changes: {
      show_one: '{{count}} change, show',
      show_other: '{{count}} changes, show',
    },
  },
});
