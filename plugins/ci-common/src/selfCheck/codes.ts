/**
 * Why an item counts as it does. A page has a sentence for each.
 *
 * @public
 */
export type ReasonCode =
  // of commits
  | 'in-time'
  | 'late'
  | 'not-on-mainline'
  | 'not-due'
  | 'written-before-window'
  | 'merge-commit'
  | 'merged-pull-request'
  | 'rewritten'
  | 'release-branch'
  | 'pull-request-not-read'
  | 'arrival-not-told'
  | 'no-author-date'
  // of branches
  | 'young-branch'
  | 'old-branch'
  | 'abandoned-branch'
  // of check-ins
  | 'test-ran'
  | 'no-test-ran'
  | 'nothing-built'
  | 'never-started'
  | 'cancelled'
  | 'failed-before-tests'
  | 'tests-skipped'
  | 'still-running'
  | 'jobs-not-read'
  | 'below-head'
  | 'documents-only'
  // of commits and check-ins
  | 'bot'
  | 'other-folder'
  | 'paths-not-read'
  // of reds
  | 'fixed'
  | 'fixed-by-revert'
  | 'fixed-late'
  | 'left-over'
  | 'flaky'
  | 'still-red'
  | 'just-red'
  | 'workflow-gone'
  // of all
  | 'set-aside';

/** @public */
export type MissingEvidence =
  | 'complete-facts'
  | 'whole-window'
  | 'older-jobs'
  | 'pull-requests'
  | 'open-branches'
  | 'jobs'
  | 'test-reports'
  | 'changed-paths';

/** @public */
export type WarningCode = 'more-tests-skipped';

/** @public */
export type WouldTurnCode =
  | 'read-all-facts'
  | 'read-pull-requests'
  | 'read-open-branches'
  | 'read-jobs'
  | 'read-changed-paths'
  | 'read-what-cannot-be-told'
  | 'check-in'
  | 'more-commits'
  | 'more-commits-in-time'
  | 'more-late-commits'
  | 'merge-old-branches'
  | 'more-check-ins'
  | 'more-tested-check-ins'
  | 'more-untested-check-ins'
  | 'more-builds'
  | 'fix-what-is-red'
  | 'fix-faster'
  | 'no-red-left-over'
  | 'fewer-flaky'
  | 'slower-fixes-or-left-over';
