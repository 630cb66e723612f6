import { SeededRandom } from '../../../world/SeededRandom';
import { DemoTeam } from '../organisation/Organisation';
import {
  BREAKING_SHARE,
  FIX_MEDIAN_MS,
  FIX_SIGMA,
  RERUN_MEDIAN_MS,
  RERUN_SIGMA,
} from '../rates';
import { logNormal } from './chance';

/** How quickly people act: in history as people do, before a visitor as in a play. */
export interface Tempo {
  /** When a break that was seen is mended. */
  fixAt(seen: number): number;
  rerunAt(seen: number): number;
  breakingShare: number;
}

/** As a team does in its working hours. */
export function everydayTempo(team: DemoTeam, random: SeededRandom): Tempo {
  const { hours, fixFactor } = team;
  return {
    fixAt: seen =>
      hours.after(
        seen,
        logNormal(random, FIX_MEDIAN_MS * fixFactor, FIX_SIGMA),
      ),
    rerunAt: seen =>
      hours.after(seen, logNormal(random, RERUN_MEDIAN_MS, RERUN_SIGMA)),
    breakingShare: BREAKING_SHARE,
  };
}
