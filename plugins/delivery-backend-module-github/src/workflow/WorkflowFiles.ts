import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { DeployerOptions } from '@mainline/backstage-plugin-delivery-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { z } from 'zod';
import { asUnavailable, statusOf } from '../asUnavailable';
import { parseWorkflowFile } from './parseWorkflowFile';
import type { WorkflowReading } from './WorkflowFile';

/** How long nobody is asked again. */
const freshMs = 60_000;

/** Bounds the memory; each is a handful of words. */
const mostKept = 5_000;

/** `GET /repos/{owner}/{repo}/contents/{path}` of a file. One beyond a megabyte comes without its content. */
const fileSchema = z.object({
  type: z.literal('file'),
  encoding: z.literal('base64'),
  content: z.string(),
});

const absent: WorkflowReading = { ok: false, missing: true };

interface Kept {
  reading: WorkflowReading;
  etag?: string;
  readAt: number;
}

/** The files of deploy workflows: each is read at most once a minute by this process, conditionally, and kept in memory. */
export class WorkflowFiles {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly options: {
      github: GithubClientService;
      now: () => number;
    },
  ) {}

  /** Throws `ServiceUnavailableError` where GitHub can't answer. */
  async read(
    repository: RepositoryFact,
    path: string,
    { signal }: DeployerOptions = {},
  ): Promise<WorkflowReading> {
    const { github, now } = this.options;
    const key = keyOf(repository, path);
    const known = this.kept.get(key);
    if (known && now() - known.readAt < freshMs) return known.reading;

    const { host, slug, defaultBranch } = repository;
    try {
      const answer = await github
        .forRepository({ host, slug })
        .request(
          'GET /repos/{owner}/{repo}/contents/{path}',
          { path, ref: defaultBranch },
          { purpose: 'person', signal, etag: known?.etag },
        );
      if (answer.notModified && known) {
        return this.keep(key, { ...known, readAt: now() });
      }
      return this.keep(key, {
        reading: answer.notModified ? absent : readContent(answer.data),
        etag: answer.etag,
        readAt: now(),
      });
    } catch (error) {
      if (statusOf(error) === 404) {
        return this.keep(key, { reading: absent, readAt: now() });
      }
      throw asUnavailable(error, `${path} of ${slug} can't be read`, signal);
    }
  }

  /** As it was read last, however long ago; undefined where it never was. */
  known(repository: RepositoryFact, path: string): WorkflowReading | undefined {
    return this.kept.get(keyOf(repository, path))?.reading;
  }

  private keep(key: string, kept: Kept): WorkflowReading {
    // A key that is there keeps its place in a Map: without this the oldest would not be the first.
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept) this.kept.delete(oldest);
    return kept.reading;
  }
}

function keyOf({ id, defaultBranch }: RepositoryFact, path: string): string {
  return JSON.stringify([id, defaultBranch, path]);
}

function readContent(data: unknown): WorkflowReading {
  const file = fileSchema.safeParse(data);
  return file.success
    ? parseWorkflowFile(
        Buffer.from(file.data.content, 'base64').toString('utf8'),
      )
    : {
        ok: false,
        missing: false,
        mistake: 'it is no file, or one of more than a megabyte',
      };
}
