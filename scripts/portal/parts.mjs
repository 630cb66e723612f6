import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../entry/project.mjs';
import { warningsAndErrors } from './warningsAndErrors.mjs';

/** Backstage's command line. */
export const cli = path.join(
  projectRoot,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/**
 * Requests an hour. GitHub would answer 15,000 of an App: a history of ninety days takes longer than an hour then, once. Whoever
 * tries the demo shall not wait for that.
 */
const demoRateLimit = '60000';

/**
 * The processes of a running demo: the stand-in for GitHub, the backend, which serves the pages too, and with `--dev` a server that
 * builds them anew at every change.
 *
 * @param {import('../toolchain/prepareToolchain.mjs').Toolchain} toolchain
 * @param {import('./startOptions.mjs').StartOptions} options
 * @param {import('./prepareDemo.mjs').Demo} demo
 */
export function partsOf({ node, env }, options, demo) {
  /** @param {string} name @param {string} folder @param {string[]} args */
  const part = (name, folder, args) => ({
    name,
    command: [node, ...args],
    cwd: path.join(projectRoot, 'packages', folder),
    // BROWSER=none: a person who wants a browser has the address; a test has its own.
    env: { ...env, BROWSER: 'none', NODE_ENV: 'development' },
    logFile: path.join(demo.logs, `${name}.log`),
    onScreen: options.verbose ? () => true : warningsAndErrors(),
  });
  const configs = configFiles(demo).flatMap(file => ['--config', file]);
  return {
    simulator: part('simulator', 'github-simulator', [
      'bin/github-simulator.cjs',
      '--scenario',
      options.scenario,
      ...(options.recordings ? ['--recordings', options.recordings] : []),
      ...(demo.parameters ?? []),
      ...(options.scenario === 'demo' ? ['--rate-limit', demoRateLimit] : []),
      '--port',
      String(options.ports.simulator),
      '--webhook-url',
      demo.webhookUrl,
      '--webhook-secret',
      demo.webhookSecret,
      '--claim-url',
      demo.claimUrl,
      '--claim-audience',
      demo.claimAudience,
      '--catalog-out',
      demo.catalogFile,
      '--opened-at',
      demo.openedAt,
    ]),
    backend: part('backend', 'backend', [cli, 'package', 'start', ...configs]),
    pages: part('pages', 'app', [cli, 'package', 'start', ...configs]),
  };
}

/** @param {import('./prepareDemo.mjs').Demo} demo */
function configFiles(demo) {
  return [
    path.join(projectRoot, 'app-config.yaml'),
    path.join(projectRoot, 'app-config.local.yaml'),
    demo.configFile,
  ].filter(file => existsSync(file));
}
