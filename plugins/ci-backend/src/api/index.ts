export * from './AuthorizedCiQueries';
export * from './createRouter';
export * from './DatabaseCiQueries';
export * from './JobReader';
