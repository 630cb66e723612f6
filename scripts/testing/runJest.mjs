import path from 'node:path';
import { projectRoot } from '../entry/project.mjs';
import { runVisibly } from '../processes/runVisibly.mjs';
import { withPostgres } from './withPostgres.mjs';

const cli = path.join(
  projectRoot,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/**
 * Runs `backstage-cli repo test`, on SQLite and on a real PostgreSQL.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {string[]} args for jest
 * @returns {Promise<number>} exit code
 */
export function runJest(toolchain, args) {
  return withPostgres(toolchain, connection =>
    runVisibly([toolchain.node, cli, 'repo', 'test', ...args], {
      cwd: projectRoot,
      env: {
        ...toolchain.env,
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: connection,
        // With CI set, Backstage would start databases in containers of its own.
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        // A test asserts it: a database that is not there is left out without a word otherwise.
        MAINLINE_TEST_POSTGRES: 'required',
      },
    }),
  );
}
