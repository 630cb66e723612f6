/**
 * Extension points of the ci backend: sources of builds and their webhooks.
 *
 * @packageDocumentation
 */
export * from './CiSource';
export * from './DeliveryLog';
export * from './RepositoryGoneError';
export * from './SourceUnavailableError';
export * from './ciSourcesExtensionPoint';
