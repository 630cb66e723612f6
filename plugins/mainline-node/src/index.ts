/**
 * What the backends of Mainline share: their database, errors and queries of their API, who may see which service, and
 * the signal to open pages.
 *
 * @packageDocumentation
 */
export * from './database';
export * from './http';
export * from './signals';
export * from './visibility';
export * from './work';
