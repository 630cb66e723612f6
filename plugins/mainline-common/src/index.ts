/**
 * What backends and pages of Mainline share: what a backend says to people, in every language.
 *
 * @packageDocumentation
 */
export * from './words';
