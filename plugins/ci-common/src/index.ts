/**
 * Words, facts and rules of continuous integration, and the typed client of the ci backend.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './facts';
export * from './folding';
export * from './health';
export * from './mainline';
export * from './outcome';
export * from './permission';
export * from './selfCheck';
export * from './service';
export * from './words';
