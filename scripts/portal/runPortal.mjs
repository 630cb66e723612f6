import path from 'node:path';
import { ExplainedError } from '../entry/ExplainedError.mjs';
import { projectRoot } from '../entry/project.mjs';
import { ProcessGroup } from '../processes/ProcessGroup.mjs';
import { buildPages } from './buildPages.mjs';
import { partsOf } from './parts.mjs';
import { prepareDemo } from './prepareDemo.mjs';
import { requireFreePorts } from './requireFreePorts.mjs';
import { waitForAnswer, waitForFile, waitForPage } from './waitFor.mjs';
import { waitForServices } from './waitForServices.mjs';

const READY_WITHIN_MS = 10 * 60_000;

/**
 * Runs the stand-in for GitHub and the portal until a signal comes or one of them ends.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {import('./startOptions.mjs').StartOptions} options
 * @returns {Promise<number>} exit code
 */
export async function runPortal(toolchain, options) {
  await requireFreePorts(options);
  const demo = await prepareDemo(options);
  const parts = partsOf(toolchain, options, demo);
  const group = new ProcessGroup();
  const leaving = new AbortController();

  const signalled = new Promise(resolve => {
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(name, () => {
        // Asked twice: no more patience.
        if (leaving.signal.aborted) group.kill();
        leaving.abort();
        resolve(undefined);
      });
    }
  });
  const died = group.firstDeath.then(({ name, code }) => {
    const log = path.relative(
      projectRoot,
      parts[/** @type {keyof typeof parts} */ (name)].logFile,
    );
    throw new ExplainedError(
      `The ${name} ended by itself${
        code === null ? '' : ` (exit code ${code})`
      }, so everything was stopped: ${log} says why.`,
    );
  });

  try {
    const ready = startAll(group, parts, {
      toolchain,
      options,
      demo,
      signal: AbortSignal.any([
        leaving.signal,
        AbortSignal.timeout(READY_WITHIN_MS),
      ]),
    }).catch(error => {
      if (leaving.signal.aborted) return;
      if (error instanceof ExplainedError) throw error;
      throw new ExplainedError(
        `The portal did not answer within ${
          READY_WITHIN_MS / 60_000
        } minutes: the logs in ${path.relative(
          projectRoot,
          demo.logs,
        )} say how far it came.`,
        { cause: error },
      );
    });
    await Promise.race([ready, signalled, died]);
    if (!leaving.signal.aborted) {
      announce(options, demo);
      await Promise.race([signalled, died]);
    }
    console.log('\nStopping …');
    return 0;
  } finally {
    leaving.abort();
    await group.stop();
  }
}

/**
 * The simulator goes first: once it answers, it writes the catalog that the backend reads. The backend looks for built pages as it
 * starts.
 *
 * @param {ProcessGroup} group
 * @param {ReturnType<typeof partsOf>} parts
 * @param {object} context
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} context.toolchain
 * @param {import('./startOptions.mjs').StartOptions} context.options
 * @param {import('./prepareDemo.mjs').Demo} context.demo
 * @param {AbortSignal} context.signal
 */
async function startAll(group, parts, { toolchain, options, demo, signal }) {
  const { ports, scenario, dev } = options;
  console.log('Starting the stand-in for GitHub and the portal …');
  group.start(parts.simulator);
  if (!dev) await buildPages(toolchain, demo.logs, signal);
  await waitForFile(demo.catalogFile, signal);
  group.start(parts.backend);
  if (dev) group.start(parts.pages);
  const backend = `http://localhost:${ports.backend}`;
  await waitForAnswer(`${backend}/.backstage/health/v1/readiness`, signal);
  await waitForPage(`http://localhost:${ports.portal}/`, signal);
  // Only there a guest belongs to a team.
  if (scenario === 'demo') await waitForServices(backend, signal);
}

const contents = {
  demo: 'a generated organisation that lives on while you watch',
  small: 'a generated shop of a dozen repositories',
  recorded: 'recorded repositories',
};

/**
 * @param {import('./startOptions.mjs').StartOptions} options
 * @param {import('./prepareDemo.mjs').Demo} demo
 */
function announce({ scenario, ports }, demo) {
  const portal = `http://localhost:${ports.portal}`;
  console.log(`
  Mainline is up, with ${contents[scenario]}:

    ${portal}

  ${
    scenario === 'demo'
      ? `Its history is still coming in, for some minutes: ${portal}/ci shows how far it is.\n  `
      : ''
  }Sign in as guest. Logs are in ${path.relative(
    projectRoot,
    demo.logs,
  )}. Ctrl-C stops everything.
`);
}
