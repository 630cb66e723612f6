import { defaultWorkingCalendar } from './calendar';
import type { WorkingCalendar } from './calendar';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Every threshold of the self-check. Shares are from 0 to 1; a `…WorkingDays` is that many times the hours of a working day;
 * patterns are regular expressions without regard to case.
 *
 * @public
 */
export interface SelfCheckRules {
  calendar: WorkingCalendar;
  /** Names of authors that are no people. */
  bots: string[];
  daily: {
    windowDays: number;
    /** From being written to mainline. */
    withinWorkingDays: number;
    yesFromShare: number;
    /** Fewer are not enough data. */
    minCommits: number;
    /** No branch may hold work that is older. */
    branchWorkingDays: number;
    /** A branch that nobody wrote on for so many days is given up, not work in progress. */
    abandonedAfterDays: number;
    /** Names of branches that are not meant to be merged. */
    releaseBranches: string[];
  };
  tested: {
    windowDays: number;
    yesFromShare: number;
    minCheckIns: number;
    /** How long after its arrival a check-in may be without a build. */
    buildWithinMs: number;
    /** Paths that are documents. */
    documents: string[];
    /** Names of jobs, steps and workflows that run tests, beside those known. */
    testNames: string[];
    /** Names that are no tests, although they look like it. */
    noTestNames: string[];
    /** Warn if the share of skipped tests grew by more, from the first half of the window to the second. */
    skippedGrowthShare: number;
    /** In each half, for that warning. */
    minReports: number;
  };
  fixing: {
    windowDays: number;
    /** Working time, at the median. */
    fixWithinMs: number;
    /** What is advised, and only shown. */
    adviceMs: number;
    maxFlakyShare: number;
    /** Without a red, so many mainline builds are enough for a yes. */
    minBuilds: number;
    /** A red is left over the end of a working day if it lasts so much longer: whoever stays to mend it did not leave it. */
    stayedAfterDayMs: number;
  };
}

/** @public */
export const defaultSelfCheckRules: SelfCheckRules = {
  calendar: defaultWorkingCalendar,
  bots: [
    '\\[bot\\]$',
    '^(dependabot|renovate|renovate[ -]bot|github[ -]actions|web-flow|greenkeeper|snyk[ -]bot|mergify|semantic-release-bot)$',
  ],
  daily: {
    windowDays: 30,
    withinWorkingDays: 1,
    yesFromShare: 0.8,
    minCommits: 5,
    branchWorkingDays: 3,
    abandonedAfterDays: 30,
    releaseBranches: [
      '^releases?[/-]',
      '^v?\\d+(\\.(\\d+|x))+$',
      '^(gh-pages$|gh-readonly-queue/)',
    ],
  },
  tested: {
    windowDays: 30,
    yesFromShare: 0.95,
    minCheckIns: 5,
    buildWithinMs: hourMs,
    documents: [
      '\\.(md|mdx|markdown|adoc|asciidoc|rst)$',
      '(^|/)docs?/.*\\.(txt|html?|png|jpe?g|gif|svg|webp|drawio|puml)$',
      '(^|/)(license|licence|notice|authors|codeowners|changelog)(\\.txt)?$',
    ],
    testNames: [],
    noTestNames: [],
    skippedGrowthShare: 0.05,
    minReports: 5,
  },
  fixing: {
    windowDays: 90,
    fixWithinMs: hourMs,
    adviceMs: 10 * minuteMs,
    maxFlakyShare: 0.2,
    minBuilds: 20,
    stayedAfterDayMs: hourMs,
  },
};
