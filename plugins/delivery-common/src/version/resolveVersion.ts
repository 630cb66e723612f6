import type {
  CheckInFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Candidate } from '../candidate';
import { buildWorkflowOf, isOfPullRequest } from './buildWorkflowOf';
import type { VersionFacts } from './VersionFacts';
import { buildNumbers, versionOf } from './versionOf';

/** What the word for a version is looked up in. @public */
export interface VersionQuestion extends VersionFacts {
  /** Newest first. */
  candidates: Candidate[];
  /** Builds beside those of the check-ins, so that one of a pull request is told as such. */
  otherRuns?: RunFact[];
}

/**
 * - `no-such-build`: no check-in that is known has that number.
 * - `pull-request`: it is a build of a pull request, and what was built there never was on mainline.
 * - `no-check-in`: a SHA, or the beginning of one, of no check-in that is known.
 * - `ambiguous`: it fits more than one check-in.
 * - `none-passed`: `latest`, and no check-in passed the commit stage.
 * - `too-short`: the beginning of a SHA, in too few characters.
 * - `no-version`: no word for a version; it may be a tag.
 *
 * @public
 */
export type UnresolvedReason =
  | 'no-such-build'
  | 'pull-request'
  | 'no-check-in'
  | 'ambiguous'
  | 'none-passed'
  | 'too-short'
  | 'no-version';

/** @public */
export type ResolvedVersion =
  | { found: true; version: string; checkIn: CheckInFact }
  | {
      found: false;
      reason: UnresolvedReason;
      /** For a person: what is wrong with the field and what to do. */
      sentence: string;
    };

/**
 * The check-in that a word stands for: `latest`, `b456`, or a SHA of 7 to 40 characters.
 *
 * @public
 */
export function resolveVersion(
  asked: string,
  question: VersionQuestion,
): ResolvedVersion {
  const word = asked.trim().toLocaleLowerCase('en-US');
  const unresolved = (
    reason: UnresolvedReason,
    rest: string,
  ): ResolvedVersion => ({
    found: false,
    reason,
    sentence: `version is "${asked}", ${rest}`,
  });

  if (word === 'latest') {
    const newest = question.candidates.find(
      ({ stages: [first] }) => first?.state === 'passed',
    );
    return newest
      ? found(newest.checkIn, question)
      : unresolved(
          'none-passed',
          'but no check-in passed the commit stage: wait for its build, or mend it.',
        );
  }

  const number = /^b(\d{1,9})$/.exec(word)?.[1];
  const fitting = new Set([
    ...(number === undefined ? [] : shasOfBuild(Number(number), question)),
    ...(isSha(word) ? shasWith(word, question) : []),
  ]);
  if (fitting.size > 1) {
    return unresolved(
      'ambiguous',
      `which fits ${fitting.size} check-ins: write more characters of the SHA.`,
    );
  }
  const [sha] = fitting;
  const checkIn = checkInsOf(question).find(each => each.sha === sha);
  if (checkIn) return found(checkIn, question);

  if (number !== undefined && !isSha(word)) {
    return isBuildOfPullRequest(Number(number), question)
      ? unresolved(
          'pull-request',
          'a build of a pull request, not of mainline: merge it and take the build of its check-in.',
        )
      : unresolved(
          'no-such-build',
          `which is no build of mainline here: write ${examples(question)}.`,
        );
  }
  if (isSha(word)) {
    return unresolved(
      'no-check-in',
      'which is no check-in on mainline of this service: only check-ins can be deployed.',
    );
  }
  return /^[0-9a-f]{1,6}$/.test(word)
    ? unresolved(
        'too-short',
        'too short for a SHA: write at least 7 characters of it.',
      )
    : unresolved(
        'no-version',
        `which is no version: write ${examples(question)}.`,
      );
}

function found(
  checkIn: CheckInFact,
  question: VersionQuestion,
): ResolvedVersion {
  return { found: true, version: versionOf(question)(checkIn.sha), checkIn };
}

/** Those of the candidates too: they hold check-ins that only a build knows of yet. */
function checkInsOf(question: VersionQuestion): CheckInFact[] {
  return [
    ...question.candidates.map(candidate => candidate.checkIn),
    ...question.checkIns,
  ];
}

function isSha(word: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(word);
}

function shasWith(beginning: string, question: VersionQuestion): string[] {
  return checkInsOf(question)
    .map(each => each.sha)
    .filter(sha => sha.toLocaleLowerCase('en-US').startsWith(beginning));
}

function shasOfBuild(number: number, question: VersionQuestion): string[] {
  const checkIns = new Set(checkInsOf(question).map(each => each.sha));
  return [...buildNumbers(question)].flatMap(([sha, each]) =>
    each === number && checkIns.has(sha) ? [sha] : [],
  );
}

function isBuildOfPullRequest(
  number: number,
  question: VersionQuestion,
): boolean {
  const workflow = buildWorkflowOf(question);
  return [...question.runs, ...(question.otherRuns ?? [])].some(
    run =>
      run.number === number &&
      run.workflowId === workflow?.id &&
      isOfPullRequest(run),
  );
}

function examples(question: VersionQuestion): string {
  const [newest] = question.candidates;
  const example = newest
    ? `, such as ${versionOf(question)(newest.checkIn.sha)}`
    : '';
  return `"latest", the number of a build, or a SHA of at least 7 characters${example}`;
}
