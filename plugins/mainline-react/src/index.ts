/**
 * What the pages of Mainline share: the state mark, ages, strips, filters in the URL, live data.
 *
 * @packageDocumentation
 */
export * from './answer';
export * from './entity';
export * from './filters';
export * from './home';
export * from './keys';
export * from './live';
export * from './owner';
export * from './page';
export * from './run';
export * from './services';
export * from './state';
export * from './strip';
export * from './text';
export * from './time';
export * from './translation';
