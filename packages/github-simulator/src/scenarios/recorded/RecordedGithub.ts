import { ServedGithub } from '../../served/ServedGithub';
import { RecordedRepository } from './RecordedRepository';
import { RecordedExchange, Recordings } from './readRecordings';
import { SuppliedReport } from '../Scenario';

/** The repositories of which runs were recorded. */
export class RecordedGithub implements ServedGithub {
  readonly #repositories: RecordedRepository[];
  /** Ids under which recorded links know a repository besides its own. */
  readonly #otherIds = new Map<number, string>();

  constructor(recordings: Recordings) {
    const slugs = new Set(recordings.runs.map(run => run.repository.full_name));
    this.#repositories = [...slugs].map(
      slug =>
        new RecordedRepository(
          recordings.runs.filter(run => run.repository.full_name === slug),
          recordings.jobs.filter(({ run_url: url }) => isBelow(url, slug)),
          recordings.workflows.filter(({ url }) => isBelow(url, slug)),
        ),
    );
    for (const exchange of recordings.exchanges) this.#noteOtherId(exchange);
  }

  repositories() {
    return this.#repositories;
  }

  bySlug(slug: string) {
    const wanted = slug.toLowerCase();
    return this.#repositories.find(one => one.slug.toLowerCase() === wanted);
  }

  byId(id: number) {
    return (
      this.#repositories.find(one => one.id === id) ??
      this.bySlug(this.#otherIds.get(id) ?? '')
    );
  }

  renamedFrom() {
    return undefined;
  }

  /** Which runs were given jobs, and which workflows are known from their runs alone. */
  supplied(): SuppliedReport {
    return {
      jobs: this.#repositories.flatMap(repository =>
        [...new Set(repository.runs().map(({ id }) => id))].flatMap(id =>
          repository
            .jobs(id)
            .filter(({ supplied }) => supplied)
            .map(({ job }) => ({
              slug: repository.slug,
              runId: id,
              attempt: job.run_attempt ?? 1,
            })),
        ),
      ),
      workflows: this.#repositories.flatMap(({ slug, suppliedWorkflows }) =>
        suppliedWorkflows.map(workflowId => ({ slug, workflowId })),
      ),
    };
  }

  /** A recorded page of `/repos/{slug}` whose links go on at `/repositories/{id}`. */
  #noteOtherId({ url, headers }: RecordedExchange) {
    const slug = /\/repos\/([^/]+\/[^/?]+)/.exec(decodeURI(url))?.[1];
    const id = /\/repositories\/(\d+)\//.exec(
      headers.link ?? headers.Link ?? '',
    )?.[1];
    if (slug && id && this.bySlug(slug)) this.#otherIds.set(Number(id), slug);
  }
}

function isBelow(url: string, slug: string) {
  return decodeURI(url).includes(`/repos/${slug}/`);
}
