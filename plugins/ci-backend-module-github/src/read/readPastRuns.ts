import type { Instant, RunFact } from '@mainline/backstage-plugin-ci-common';
import type { ConditionalRead } from '@mainline/backstage-plugin-ci-node';
import { translateRun } from '../translate/translateRun';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';
import { wholeSecond } from './wholeSecond';

/** GitHub lists no more of a filtered list. */
const mostPages = 10;

/**
 * Runs that were created from `since` up to `until`, newest first.
 *
 * A filtered list ends at 1,000 runs, so each request asks for the newest of what is left: from `since` up to the oldest that
 * is known. That costs no more requests than paging, needs no guess at how many there are, and can be gone on with after
 * any page. Only where a whole page is of one second does it turn to the pages behind it.
 */
export async function* readPastRuns(
  input: ReadInput & { since: Instant; until: Instant },
): AsyncIterable<ConditionalRead<RunFact[]>> {
  const { since } = input;
  let until = wholeSecond(input.until);
  let page = 1;
  for (;;) {
    const { runs, isLast } = await readPage(input, { since, until, page });
    yield { changed: true, value: runs };
    if (isLast) return;
    const oldest = runs.at(-1)?.createdAt;
    if (oldest !== undefined && wholeSecond(oldest) < until) {
      until = wholeSecond(oldest);
      page = 1;
    } else if (page < mostPages) {
      page += 1;
    } else {
      // Nothing tells of more than a thousand of one second; what is older than it can still be read.
      until = new Date(Date.parse(until) - 1000).toISOString();
      page = 1;
    }
  }
}

async function readPage(
  { reader, repository, options, logger }: ReadInput,
  asked: { since: Instant; until: Instant; page: number },
): Promise<{ runs: RunFact[]; isLast: boolean }> {
  const { since, until, page } = asked;
  const pages = reader.requiredPages(
    'GET /repos/{owner}/{repo}/actions/runs',
    {
      created: `${secondOf(since)}..${secondOf(until)}`,
      per_page: 100,
      ...(page > 1 ? { page } : {}),
    },
    options,
  );
  for await (const answer of pages) {
    if (answer.notModified) break;
    const runs = itemsOf(
      answer.data,
      'workflow_runs',
      item => translateRun(item, repository),
      logger,
    );
    return { runs, isLast: !answer.headers.link?.includes('rel="next"') };
  }
  return { runs: [], isLast: true };
}

/** As GitHub's filters write it. */
function secondOf(instant: Instant): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}
