import { knownWords, wordsOf } from '@mainline/backstage-plugin-ci-common';
import type { Outcome } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** Restricts runs to those that `outcomeOf` reads as one of these outcomes. */
export function whereOutcome(
  query: Knex.QueryBuilder,
  outcomes: Outcome[],
): void {
  query.where(any => {
    for (const outcome of outcomes) {
      any.orWhere(one =>
        outcome === 'unknown' ? whereUnknown(one) : whereKnown(one, outcome),
      );
    }
  });
}

function whereKnown(one: Knex.QueryBuilder, outcome: Outcome): void {
  const { statuses, conclusions } = wordsOf(outcome);
  one
    .whereIn('status', statuses)
    .orWhere(completed =>
      completed.where('status', 'completed').whereIn('conclusion', conclusions),
    );
}

function whereUnknown(one: Knex.QueryBuilder): void {
  const { statuses, conclusions } = knownWords();
  one
    .whereNotIn('status', [...statuses, 'completed'])
    .orWhere(completed =>
      completed
        .where('status', 'completed')
        .where(word =>
          word.whereNull('conclusion').orWhereNotIn('conclusion', conclusions),
        ),
    );
}
