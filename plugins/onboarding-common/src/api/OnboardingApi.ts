import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import type { Checklist, ChecklistProgress } from '../checklist';

/** `GET /services/…` @public */
export interface ServiceChecklists {
  checklists: Array<{
    checklist: Checklist;
    progress: ChecklistProgress;
  }>;
  /** Whether the reader may confirm items of this service; if not, why not. */
  confirm: { allowed: true } | ({ allowed: false } & Words);
}

/** `GET /progress` @public */
export interface ProgressQuery {
  /** Name of a checklist. */
  checklist?: string;
  /** Entity refs. */
  owner?: string[];
  /** Only with items that are open. */
  open?: boolean;
  /** 1 to 200; default 50. */
  limit?: number;
  cursor?: string;
}

/** Most open items first, then by name. @public */
export interface ProgressPage extends Page<ChecklistProgress> {
  /**
   * Checklists of services, over everything that the reader may see and that owner and checklist leave. `open` have an open item,
   * of `complete` all are done; where nobody can tell of one, a checklist may be neither.
   */
  counts: { all: number; open: number; complete: number };
}

/**
 * The onboarding backend, typed. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export interface OnboardingApi {
  getChecklists(): Promise<{ checklists: Checklist[] }>;
  getServiceChecklists(entityRef: string): Promise<ServiceChecklists>;
  getProgress(query?: ProgressQuery): Promise<ProgressPage>;
  /**
   * A person confirms an item, in the place of whoever did so before. An item that the system checks is a 409.
   *
   * @param item.note - at most 500 characters
   */
  putConfirmation(
    entityRef: string,
    item: { checklist: string; item: string; note?: string },
  ): Promise<ChecklistProgress>;
  /** Takes a confirmation back. */
  deleteConfirmation(
    entityRef: string,
    item: { checklist: string; item: string },
  ): Promise<ChecklistProgress>;
}
