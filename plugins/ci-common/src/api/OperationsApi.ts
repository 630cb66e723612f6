import type { Message } from '@mainline/backstage-plugin-mainline-common';
import type { Instant } from '../facts';
import type { Page } from './CiApi';

/**
 * Why a source is asked: a waiting person comes first.
 *
 * @public
 */
export const requestPurposes = [
  'person',
  'webhook',
  'reconciliation',
  'backfill',
] as const;

/** @public */
export type RequestPurpose = (typeof requestPurposes)[number];

/** What one account of a source may ask, and what was asked with it. @public */
export interface RequestBudget {
  /** The source's id: `github`. */
  source: string;
  host: string;
  /** Whose limit it is. */
  account: string;
  /** Requests sent by the processes that run, since each was started; conditional ones included. */
  requests: Record<RequestPurpose, number>;
  /** How many of them were answered "as it was". */
  unchanged: number;
  /** The source's own figures, as last seen; absent until it said them. */
  limit?: number;
  remaining?: number;
  resetAt?: Instant;
  /** With so few remaining only people are served. */
  floor?: number;
  /** Nothing is sent before this instant. */
  blockedUntil?: Instant;
}

/** How far the facts lie behind, over every repository that a service looks for. @public */
export interface CollectingLag {
  repositories: {
    all: number;
    /** Never read to their end, found or not. */
    unread: number;
    /** Read once, and the next reading is overdue by more than `lateAfterMs`. */
    late: number;
    /** Their last reading failed, with a sentence; each may be late or unread too. */
    failing: number;
  };
  /** Of those that were read to their end once, the oldest. */
  completeUpTo?: Instant;
  /** Now less what they are complete up to: the middle one, and the one that 95 % do not exceed. */
  p50Ms?: number;
  p95Ms?: number;
  /** `ci.health.lateAfter` */
  lateAfterMs: number;
}

/** @public */
export interface InboxState {
  /** Stored, and waiting to be applied. */
  pending: number;
  oldestPendingAt?: Instant;
  appliedLastHour: number;
  setAside: number;
  parked: number;
}

/** The reading of history. @public */
export interface BackfillState {
  paused: boolean;
  /** While it is paused: entity ref of who paused it, and when. */
  by?: string;
  at?: Instant;
  /** Repositories whose history is all known, of those that were found for a service. */
  done: number;
  all: number;
}

/** Repositories by when the last delivery about them was applied. @public */
export interface WebhookState {
  lastDay: number;
  /** Some came, but none in the last day: nothing may have happened there. */
  before: number;
  /** None ever came. */
  never: number;
}

/** `GET /operations`: whether everything is collected, and if not, why. @public */
export interface OperationsOverview {
  at: Instant;
  /** One for each account that sources ask with; none where no source counts. */
  budgets: RequestBudget[];
  lag: CollectingLag;
  inbox: InboxState;
  backfill: BackfillState;
  webhooks: WebhookState;
}

/** Source, hook and id of a delivery: the same on redelivery. @public */
export interface DeliveryKey {
  source: string;
  hook: string;
  id: string;
}

/** Where a delivery stands that was not applied. @public */
export const openDeliveryStates = ['parked', 'set-aside', 'pending'] as const;

/** @public */
export type OpenDeliveryState = (typeof openDeliveryStates)[number];

/** A delivery that was not applied, as a row. @public */
export interface OpenDelivery extends DeliveryKey {
  /** The source's word. */
  event: string;
  /** `host/owner/name`, where the payload says it. */
  repository?: string;
  receivedAt: Instant;
  /** How often it was tried in vain. */
  tries: number;
  /** Why it was not applied: a sentence. */
  reason?: string;
}

/** `GET /operations/deliveries/{source}/{hook}/{id}` @public */
export interface DeliveryDetails extends OpenDelivery {
  state: OpenDeliveryState | 'applied';
  appliedAt?: Instant;
  /** As the source sent it, parsed. */
  payload: unknown;
}

/** @public */
export interface DeliveriesQuery {
  /** Default `parked`. */
  state?: OpenDeliveryState;
  /** 1 to 200; default 30. */
  limit?: number;
  cursor?: string;
}

/** What may be wrong with a repository. @public */
export const repositoryTroubles = ['late', 'failing', 'unread'] as const;

/** @public */
export type RepositoryTrouble = (typeof repositoryTroubles)[number];

/** A repository that services look for, and how it is read. @public */
export interface CollectedRepository {
  /** Host and the source's own id; host and name while it was not found. */
  id: string;
  host: string;
  /** `owner/name` */
  slug: string;
  /** Absent while it was not found. */
  url?: string;
  completeUpTo?: Instant;
  /** Why its last reading failed: a sentence. */
  error?: string;
  /** The same as messages, in their order. Where there are none, every reader is told the sentence. */
  errorMessages?: Message[];
  nextReadAt: Instant;
  /** Whether it is being read at this moment. */
  reading: boolean;
  /** Entity refs of the services that the reader may see. */
  services: string[];
}

/** @public */
export interface CollectedRepositoriesQuery {
  /** Those with this trouble; absent: with any. */
  state?: RepositoryTrouble;
  /** 1 to 200; default 30. */
  limit?: number;
  cursor?: string;
}

/**
 * The routes under `/operations`, for those who run the portal: reading needs the permission `ci.operations.read`, and
 * acting `ci.operations.update`, as a person.
 *
 * @public
 */
export interface OperationsApi {
  getOverview(): Promise<OperationsOverview>;
  /** Newest first. */
  getDeliveries(query?: DeliveriesQuery): Promise<Page<OpenDelivery>>;
  getDelivery(key: DeliveryKey): Promise<DeliveryDetails>;
  /** Has parked deliveries, and those set aside, applied again. One that is neither any more is passed over. */
  retryDeliveries(
    which: { keys: DeliveryKey[] } | { all: 'parked' },
  ): Promise<{ retried: number }>;
  /** Takes a parked delivery off the list, with the reason. One that is not parked is a 409. */
  setDeliveryAside(what: { key: DeliveryKey; reason: string }): Promise<void>;
  setBackfill(what: { paused: boolean }): Promise<BackfillState>;
  /** Those that were never read first, then the one that lies furthest behind. */
  getRepositories(
    query?: CollectedRepositoriesQuery,
  ): Promise<Page<CollectedRepository>>;
  /** Has a repository read as soon as its source may be asked. */
  readRepository(id: string): Promise<void>;
}
