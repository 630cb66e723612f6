import type {
  ReadPurpose,
  SourceBudget,
} from '@mainline/backstage-plugin-ci-node';

type Counts = Pick<SourceBudget, 'requests' | 'unchanged'>;

const hourMs = 60 * 60 * 1000;

/** What was counted in the last hour, from counts since a process began that are noted now and then. */
export class LastHour {
  private readonly notes: Array<{ at: number; counts: Counts }> = [];

  /** Notes the counts of now, and answers those of the last hour. */
  note(counts: Counts, at: number): Counts {
    this.notes.push({ at, counts });
    // The newest that is an hour old is what the hour began with.
    while (this.notes.length > 1 && this.notes[1].at <= at - hourMs) {
      this.notes.shift();
    }
    const [first] = this.notes;
    if (first.at > at - hourMs) return counts;
    return {
      requests: subtract(counts.requests, first.counts.requests),
      unchanged: counts.unchanged - first.counts.unchanged,
    };
  }
}

function subtract(
  all: Record<ReadPurpose, number>,
  before: Record<ReadPurpose, number>,
): Record<ReadPurpose, number> {
  return {
    person: all.person - before.person,
    webhook: all.webhook - before.webhook,
    reconciliation: all.reconciliation - before.reconciliation,
    backfill: all.backfill - before.backfill,
  };
}
