import { byConclusion, byStatus } from './outcomeWords';

/**
 * What a run, job or step came to, in the words of the pages.
 * `passing` and `failing` are verdicts; `running` and `waiting` are on their way to one; the others say nothing about mainline.
 *
 * @public
 */
export type Outcome =
  | 'passing'
  | 'failing'
  | 'running'
  | 'waiting'
  | 'cancelled'
  | 'skipped'
  | 'neutral'
  | 'unknown';

/**
 * Reads GitHub's `status` and `conclusion`, both free strings by its own description: a word that is not known is `unknown`, never a success.
 *
 * @public
 */
export function outcomeOf(fact: {
  status: string;
  conclusion?: string | null;
}): Outcome {
  return fact.status === 'completed'
    ? meaningOf(byConclusion, fact.conclusion ?? '')
    : meaningOf(byStatus, fact.status);
}

/** Of own words only: every object inherits some, such as `constructor`. */
function meaningOf(words: Record<string, Outcome>, word: string): Outcome {
  return Object.hasOwn(words, word) ? words[word] : 'unknown';
}

/**
 * Green, red, or nothing: what a completed run says about mainline. Cancelled, skipped, neutral, stale and
 * action_required say nothing, and so does a word that is not known.
 *
 * @public
 */
export function verdictOf(fact: {
  status: string;
  conclusion?: string | null;
}): 'green' | 'red' | undefined {
  const outcome = outcomeOf(fact);
  if (outcome === 'passing') return 'green';
  if (outcome === 'failing') return 'red';
  return undefined;
}
