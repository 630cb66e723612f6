import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { projectRoot } from '../entry/project.mjs';

/** What npm and Yarn print when something outside the project is in the way. The first that matches is told. */
const causes = [
  {
    pattern: /ENOSPC|no space left on device|EDQUOT/i,
    sentence: 'the disk is full: free about 3 GB and run the command again',
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied/i,
    sentence:
      'a file cannot be written by this user: give yourself write access to the project folder and to your home folder',
  },
  {
    pattern: /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_|certificate|DEPTH_ZERO/i,
    sentence:
      "the package registry's certificate is not trusted here: point npm's `cafile` setting or NODE_EXTRA_CA_CERTS at your organisation's certificates",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|network request|RequestError|getaddrinfo|socket hang up/i,
    sentence:
      'the package registry cannot be reached: check the network, and the `registry` and proxy settings of npm (`npm config list`)',
  },
  {
    pattern: /E40[13]\b|\b40[13] (Unauthorized|Forbidden)/i,
    sentence:
      'the package registry refused us: sign in with `npm login`, and set YARN_NPM_AUTH_TOKEN, because Yarn does not read npm tokens',
  },
  {
    pattern: /YN0028|lockfile would have been modified/i,
    sentence:
      'yarn.lock does not match the package.json files: run `yarn install` and commit the lock file',
  },
];

/**
 * @param {string} what what was being installed, as the beginning of the sentence
 * @param {string} output what npm or Yarn printed
 * @param {string} logFile where all of it can be read
 */
export function explainInstallFailure(what, output, logFile) {
  const log = path.relative(projectRoot, logFile);
  const cause = causes.find(({ pattern }) => pattern.test(output));
  if (cause) {
    return new ExplainedError(
      `${what} could not be installed because ${cause.sentence} (details in ${log}).`,
    );
  }
  const said = output
    .split('\n')
    .filter(line => /error|YN\d+.*(failed|couldn't|can't)/i.test(line))
    .filter(line => !/Failed with errors/.test(line))
    .at(-1);
  return new ExplainedError(
    `${what} could not be installed${
      said ? `: ${said.trim().slice(0, 200)}` : ''
    } (details in ${log}).`,
  );
}
