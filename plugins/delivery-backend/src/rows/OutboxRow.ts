/** What is to be sent, or may have been. */
export interface OutboxRow {
  deployment_id: string;
  /**
   * - `due`: certainly not sent.
   * - `sending`: it may have been sent, by whoever holds the lease or died with it. Never sent again.
   * - `looking`: it may have been sent; its run is looked for.
   */
  state: 'due' | 'sending' | 'looking';
  due_at: string;
  /** Of the one who sends or looks at present. */
  leased_by: string | null;
  leased_until: string | null;
  sending_since: string | null;
  look_until: string | null;
  /** While it is looked for: how often that was done. */
  tries: number;
  /** How many of these looks the source could not answer. */
  unanswered: number;
}
