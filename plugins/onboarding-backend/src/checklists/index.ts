export * from './findItem';
export * from './readChecklists';
