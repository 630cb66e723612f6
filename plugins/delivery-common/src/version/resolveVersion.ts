import type {
  CheckInFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import type { Candidate } from '../candidate';
import { say } from '../words';
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

/** What a word stands for, or what is wrong with it and what to do. @public */
export type ResolvedVersion =
  | { found: true; version: string; checkIn: CheckInFact }
  | ({ found: false; reason: UnresolvedReason } & Said);

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
    said: Said,
  ): ResolvedVersion => ({ found: false, reason, ...said });

  if (word === 'latest') {
    const newest = question.candidates.find(
      ({ stages: [first] }) => first?.state === 'passed',
    );
    return newest
      ? found(newest.checkIn, question)
      : unresolved('none-passed', say('version.nonePassed', { asked }));
  }

  const number = /^b(\d{1,9})$/.exec(word)?.[1];
  const fitting = new Set([
    ...(number === undefined ? [] : shasOfBuild(Number(number), question)),
    ...(isSha(word) ? shasWith(word, question) : []),
  ]);
  if (fitting.size > 1) {
    return unresolved(
      'ambiguous',
      say('version.ambiguous', { asked, number: String(fitting.size) }),
    );
  }
  const [sha] = fitting;
  const checkIn = checkInsOf(question).find(each => each.sha === sha);
  if (checkIn) return found(checkIn, question);

  const example = exampleOf(question);
  if (number !== undefined && !isSha(word)) {
    return isBuildOfPullRequest(Number(number), question)
      ? unresolved('pull-request', say('version.pullRequest', { asked }))
      : unresolved(
          'no-such-build',
          example === undefined
            ? say('version.noBuild', { asked })
            : say('version.noBuildSuchAs', { asked, example }),
        );
  }
  if (isSha(word)) {
    return unresolved('no-check-in', say('version.noCheckIn', { asked }));
  }
  return /^[0-9a-f]{1,6}$/.test(word)
    ? unresolved('too-short', say('version.tooShort', { asked }))
    : unresolved(
        'no-version',
        example === undefined
          ? say('version.none', { asked })
          : say('version.noneSuchAs', { asked, example }),
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

function exampleOf(question: VersionQuestion): string | undefined {
  const [newest] = question.candidates;
  return newest && versionOf(question)(newest.checkIn.sha);
}
