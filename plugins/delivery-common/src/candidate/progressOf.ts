import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Stage } from '../pipeline';
import type { Evidence, StageProgress } from './Candidate';

/** Evidence that replaces itself, oldest first: the attempts of one workflow, the deployments to one environment. */
export type Track = Evidence[];

type Verdict = 'running' | 'passed' | 'failed' | 'inconclusive';

/**
 * Where a stage stands by its tracks: failed as soon as one failed, passed when all that say anything passed.
 */
export function progressOf(stage: Stage, tracks: Track[]): StageProgress {
  const evidence = tracks.flat().sort(byAge);
  const running = tracks.some(track => track.at(-1)?.signal === 'running');
  const standing = tracks.flatMap(track => standingOf(track) ?? []);
  const saying = standing.filter(each => each.signal !== 'nothing');
  const common = { stage, running, evidence };
  const of = (signal: Verdict) =>
    saying.filter(each => each.signal === signal).map(each => each.at);

  if (of('failed').length > 0) {
    return { ...common, state: 'failed', since: least(of('failed')) };
  }
  if (of('running').length > 0) {
    return { ...common, state: 'running', since: least(of('running')) };
  }
  if (standing.length === 0 || saying.some(each => each.signal === 'waiting')) {
    return { ...common, state: 'waiting' };
  }
  if (saying.length === 0 || of('inconclusive').length > 0) {
    const ends =
      saying.length === 0 ? standing.map(e => e.at) : of('inconclusive');
    return { ...common, state: 'inconclusive', since: greatest(ends) };
  }
  return { ...common, state: 'passed', since: greatest(of('passed')) };
}

/** The newest verdict of a track; without one what it is at now. */
function standingOf(track: Track): Evidence | undefined {
  return (
    [...track].reverse().find(isVerdict) ??
    [...track].reverse().find(each => each.signal !== 'nothing') ??
    track.at(-1)
  );
}

function isVerdict(evidence: Evidence): boolean {
  switch (evidence.signal) {
    case 'passed':
    case 'failed':
      return true;
    case 'waiting':
    case 'running':
    case 'inconclusive':
    case 'nothing':
      return false;
    default:
      return evidence.signal satisfies never;
  }
}

function byAge(a: Evidence, b: Evidence): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function least(instants: Instant[]): Instant {
  return instants.reduce((a, b) => (a < b ? a : b));
}

function greatest(instants: Instant[]): Instant {
  return instants.reduce((a, b) => (a > b ? a : b));
}
