/**
 * One client and one request budget per GitHub host and account, for every plugin of a backend.
 *
 * @packageDocumentation
 */
export * from './githubClientServiceRef';
export * from './GithubClientService';
export * from './GithubRequestError';
export * from './GithubUnavailableError';
