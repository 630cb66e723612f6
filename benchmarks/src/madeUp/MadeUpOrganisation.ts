import type {
  RepositoryFact,
  RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import { MadeUpRepository } from './MadeUpRepository';

const host = 'github.com';
const owner = 'made-up';
const servicesOfTeam = 15;
/** Since then everyone has slept: a portal reads no repository as a busy one. */
const quietMs = 7 * 60 * 60 * 1000;

export interface OrganisationSize {
  services: number;
  /** All runs of all of them. */
  runs: number;
  /** Of these, those of the first service. */
  runsOfFirst: number;
  days: number;
}

/** Services, each with a repository of its own; the first has a long history, the others share the rest alike. */
export class MadeUpOrganisation {
  constructor(
    readonly size: OrganisationSize,
    private readonly until: number = Date.now() - quietMs,
  ) {}

  repository(index: number): MadeUpRepository {
    return new MadeUpRepository({
      index,
      fact: factOf(index),
      runs: this.runsOf(index),
      days: this.size.days,
      until: this.until,
    });
  }

  find({ slug }: RepositoryLocator): MadeUpRepository | undefined {
    const index = Number(/\/service-(\d+)$/.exec(slug)?.[1] ?? NaN);
    return index < this.size.services ? this.repository(index) : undefined;
  }

  /** How many runs a service has. */
  runsOf(index: number): number {
    const { services, runs, runsOfFirst } = this.size;
    if (index === 0) return services === 1 ? runs : runsOfFirst;
    const left = runs - runsOfFirst;
    const others = services - 1;
    return Math.floor(left / others) + (index <= left % others ? 1 : 0);
  }

  /** As a file of many documents for a location of the catalog. */
  catalogFile(): string {
    const teams = Math.ceil(this.size.services / servicesOfTeam);
    return [
      ...Array.from({ length: teams }, (_, n) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: teamOf(n * servicesOfTeam) },
        spec: { type: 'team', children: [] },
      })),
      ...Array.from({ length: this.size.services }, (_, index) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: nameOf(index),
          description: `What ${nameOf(index)} does for the others`,
          annotations: { 'github.com/project-slug': factOf(index).slug },
          tags: ['typescript', 'made-up'],
        },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: teamOf(index),
        },
      })),
    ]
      .map(entity => JSON.stringify(entity))
      .join('\n---\n');
  }
}

/** The entity ref of a service, and of the team that owns it. */
export function refsOf(index: number): { service: string; team: string } {
  return {
    service: `component:default/${nameOf(index)}`,
    team: `group:default/${teamOf(index)}`,
  };
}

function factOf(index: number): RepositoryFact {
  const slug = `${owner}/${nameOf(index)}`;
  return {
    id: `${host}:${700_000 + index}`,
    host,
    slug,
    url: `https://${host}/${slug}`,
    defaultBranch: 'main',
    archived: false,
  };
}

function nameOf(index: number): string {
  return `service-${String(index).padStart(5, '0')}`;
}

function teamOf(index: number): string {
  return `team-${String(Math.floor(index / servicesOfTeam)).padStart(4, '0')}`;
}
