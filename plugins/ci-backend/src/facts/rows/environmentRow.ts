import type {
  EnvironmentReviewer,
  Instant,
  SeenEnvironment,
} from '@mainline/backstage-plugin-ci-common';
import { orNull, present, storable } from './stored';

/** One environment in the table `environments`. */
export interface EnvironmentRow {
  repository_id: string;
  id: string;
  name: string;
  /** JSON */
  reviewers: string;
  wait_minutes: number | null;
  branches: string | null;
  updated_at: Instant | null;
  url: string | null;
}

export function rowToEnvironment(row: EnvironmentRow): SeenEnvironment {
  return present<SeenEnvironment>({
    repositoryId: row.repository_id,
    id: row.id,
    name: row.name,
    reviewers: JSON.parse(row.reviewers) as EnvironmentReviewer[],
    waitMinutes: row.wait_minutes,
    branches: row.branches as SeenEnvironment['branches'] | null,
    updatedAt: row.updated_at,
    url: row.url,
  });
}

export function environmentToRow(environment: SeenEnvironment): EnvironmentRow {
  return storable({
    repository_id: environment.repositoryId,
    id: environment.id,
    name: environment.name,
    reviewers: JSON.stringify(environment.reviewers),
    wait_minutes: orNull(environment.waitMinutes),
    branches: orNull(environment.branches),
    updated_at: orNull(environment.updatedAt),
    url: orNull(environment.url),
  });
}
