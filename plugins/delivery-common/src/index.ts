/**
 * Words and rules of continuous delivery: environments, pipelines, release candidates, deployments; the API and its permissions.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './candidate';
export * from './convention';
export * from './deployment';
export * from './environment';
export * from './mistake';
export * from './permission';
export * from './pipeline';
export * from './version';
export * from './words';
