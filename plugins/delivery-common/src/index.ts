/**
 * Words and rules of continuous delivery: environments, pipelines and release candidates.
 *
 * @packageDocumentation
 */
export * from './candidate';
export * from './convention';
export * from './environment';
export * from './mistake';
export * from './pipeline';
