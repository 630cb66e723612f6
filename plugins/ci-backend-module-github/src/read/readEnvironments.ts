import type { SeenEnvironment } from '@mainline/backstage-plugin-ci-common';
import type { ConditionalRead } from '@mainline/backstage-plugin-ci-node';
import { translateEnvironment } from '../translate/translateEnvironment';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

/** All environments; undefined where they may not be read. */
export async function readEnvironments(
  input: ReadInput & { validator?: string },
): Promise<ConditionalRead<SeenEnvironment[]> | undefined> {
  const { reader, repository, validator, options, logger } = input;
  const value: SeenEnvironment[] = [];
  let newEtag: string | undefined;
  let pages = 0;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/environments',
    { per_page: 100 },
    { ...options, etag: validator },
    [403, 404],
  )) {
    if (!page) return undefined;
    if (page.notModified) return { changed: false };
    newEtag = page.etag;
    pages += 1;
    value.push(
      ...itemsOf(
        page.data,
        'environments',
        item => translateEnvironment(item, repository),
        logger,
      ),
    );
  }
  // The tag of one page says nothing of the others.
  const validatorNow = pages === 1 ? newEtag : undefined;
  return { changed: true, value, validator: validatorNow };
}
