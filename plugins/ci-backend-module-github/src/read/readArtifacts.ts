import type { ArtifactFact } from '@mainline/backstage-plugin-ci-common';
import type { ConditionalRead } from '@mainline/backstage-plugin-ci-node';
import { translateArtifact } from '../translate/translateArtifact';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

/** Artifacts, newest first as GitHub lists them; undefined, once, where they may not be read. */
export async function* readArtifacts(
  input: ReadInput & { validator?: string },
): AsyncIterable<ConditionalRead<ArtifactFact[]> | undefined> {
  const { reader, repository, validator, options, logger } = input;
  let isFirst = true;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/actions/artifacts',
    { per_page: 100 },
    { ...options, etag: validator },
    [403, 404],
  )) {
    if (!page) {
      yield undefined;
      return;
    }
    if (page.notModified) {
      yield { changed: false };
      return;
    }
    yield {
      changed: true,
      value: itemsOf(
        page.data,
        'artifacts',
        item => translateArtifact(item, repository),
        logger,
      ),
      validator: isFirst ? page.etag : undefined,
    };
    isFirst = false;
  }
}
