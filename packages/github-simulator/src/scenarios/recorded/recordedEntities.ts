import { CatalogEntity } from '../../catalog/CatalogEntity';
import { component, group } from '../../catalog/entities';
import { RecordedGithub } from './RecordedGithub';

/** A Component for each recorded repository, and a Group for each of their owners. */
export function recordedEntities(github: RecordedGithub): CatalogEntity[] {
  const repositories = github.repositories().map(({ slug }) => {
    const [owner, name] = slug.split('/');
    return { slug, owner, name };
  });
  const owners = [...new Set(repositories.map(({ owner }) => owner))];
  return [
    ...owners.map(owner => group(catalogName(owner), owner)),
    ...repositories.map(({ slug, owner, name }) =>
      component({
        name: catalogName(name),
        title: name,
        description: `Recorded runs of ${slug}`,
        owner: catalogName(owner),
        slug,
      }),
    ),
  ];
}

/** A catalog name knows letters, digits and single signs between them. */
function catalogName(name: string) {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
