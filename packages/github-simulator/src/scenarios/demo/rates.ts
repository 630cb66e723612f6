/**
 * How often things happen in the demo, how long they take, and where the figures are from. `docs/demo.md` says the same in
 * prose; whoever changes one changes both.
 */
const MINUTE = 60_000;

/**
 * How many check-ins break mainline. CircleCI's "2023 State of Software Delivery" gives its benchmark for the default
 * branch as success above 90 %, and reports that the average project stays below that. An organisation that means to
 * keep mainline green is taken: 6 % break it, and flakes come on top.
 */
export const BREAKING_SHARE = 0.06;

/**
 * How many builds fail and pass when they are run again. Durieux, Le Goues, Hilton, Abreu, "Empirical Study of Restarted
 * and Flaky Builds on Travis CI" (MSR 2020): developers restart at least 1.72 % of builds. Micco, "Flaky Tests at Google
 * and How We Mitigate Them" (Google Testing Blog, 2016): 1.5 % of test runs report a flaky result.
 */
export const FLAKY_SHARE = 0.016;

/** Services whose tests are known to be flaky: Micco (2016) has almost 16 % of tests with some flakiness. */
export const FLAKY_SERVICES_SHARE = 0.16;

/** How soon somebody runs a flaky build again. Durieux et al. (2020): 54.42 % of restarts come within an hour. */
export const RERUN_MEDIAN_MS = 50 * MINUTE;
export const RERUN_SIGMA = 1.3;

/**
 * Working time from red to the check-in that fixes it: log-normal about the hour that CircleCI (2023) gives as its
 * benchmark of recovery ("fixed or reverted in under an hour"), with a long tail.
 */
export const FIX_MEDIAN_MS = 60 * MINUTE;
export const FIX_SIGMA = 1.15;
/** How many fixes take the change back; ours. */
export const REVERT_SHARE = 0.2;

/**
 * How long a build of the commit stage takes, of how many services. CircleCI (2023): the median workflow takes 3.3
 * minutes, the benchmark is ten; some are slower.
 */
export const DURATIONS = [
  { name: 'quick', share: 0.3, buildMs: 70_000 },
  { name: 'usual', share: 0.42, buildMs: 200_000 },
  { name: 'long', share: 0.2, buildMs: 8 * MINUTE },
  { name: 'slow', share: 0.08, buildMs: 26 * MINUTE },
] as const;

/**
 * What breaks: Beller, Gousios, Zaidman, "Oops, My Tests Broke the Build" (MSR 2017): testing is the single most
 * important reason why builds fail. The shares are ours.
 */
export const FAILING_TESTS_SHARE = 0.6;

/** Check-ins on a working day, by how many services; the mean is about one half. Ours. */
export const PACES = [
  { share: 0.04, least: 2.5, most: 5 },
  { share: 0.22, least: 0.5, most: 1.1 },
  { share: 0.6, least: 0.12, most: 0.4 },
  { share: 0.14, least: 0.03, most: 0.08 },
] as const;

/** Of services: what else there is of them. Ours. */
export const SHARES = {
  dormant: 0.07,
  withoutTests: 0.06,
  nightly: 0.1,
  bots: 0.35,
  lint: 0.4,
  openBranches: 0.1,
  neverDeployed: 0.12,
  deployedByHand: 0.06,
  drift: 0.02,
  redAtOpening: 0.022,
} as const;

/** Of check-ins on mainline. Ours. */
export const CANCELLED_SHARE = 0.015;
export const DOCUMENTS_SHARE = 0.06;
/** Of breaks: time-outs, and workflow files that are none. */
export const TIMED_OUT_SHARE = 0.06;
export const STARTUP_FAILURE_SHARE = 0.03;
/** Of builds of pull requests. */
export const PULL_REQUEST_FAILURE_SHARE = 0.15;
