/**
 * What has to be done once, as data: `a service joins`.
 *
 * @public
 */
export interface Checklist {
  /** `service-joins` */
  name: string;
  title: string;
  description?: string;
  items: ChecklistItem[];
}

/** @public */
export interface ChecklistItem {
  /** Unique in its checklist: `mainline-built`. */
  name: string;
  title: string;
  /** Why it is worth doing, and how. */
  description?: string;
  /**
   * Who says that it is done: a check, by its id (`ci.mainline-built`), that the system makes; or a person, who confirms the
   * statement.
   */
  by: { check: string } | { person: { statement: string } };
}
