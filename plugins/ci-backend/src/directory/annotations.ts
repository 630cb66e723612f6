/** Owner and name of the repository: what Backstage's GitHub integrations have always read. */
export const PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/** Where the source lies; the catalog writes it on most entities by itself. */
export const SOURCE_LOCATION_ANNOTATION = 'backstage.io/source-location';

/** Globs over workflow file names or paths: which workflows are the commit stage of this service. */
export const WORKFLOWS_ANNOTATION = 'ci.mainline/workflows';

/** Globs over changed paths: which check-ins concern this service. */
export const PATHS_ANNOTATION = 'ci.mainline/paths';
