import { byConclusion, byStatus } from './outcomeWords';
import type { Outcome } from './outcomeOf';

/**
 * The source's words that `outcomeOf` reads as this outcome, for a store to ask by.
 * `unknown` has none of its own: it is every word that is not in `known`.
 *
 * @public
 */
export function wordsOf(outcome: Outcome): {
  /** Of runs that are not completed. */
  statuses: string[];
  /** Of completed runs. */
  conclusions: string[];
} {
  return {
    statuses: wordsIn(byStatus, outcome),
    conclusions: wordsIn(byConclusion, outcome),
  };
}

/**
 * Every word that `outcomeOf` knows.
 *
 * @public
 */
export function knownWords(): { statuses: string[]; conclusions: string[] } {
  return {
    statuses: Object.keys(byStatus),
    conclusions: Object.keys(byConclusion),
  };
}

function wordsIn(words: Record<string, Outcome>, outcome: Outcome): string[] {
  return Object.entries(words).flatMap(([word, meaning]) =>
    meaning === outcome ? [word] : [],
  );
}
