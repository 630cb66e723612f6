import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../project';
import { BackgroundProcess } from './BackgroundProcess';

const readyWithinMs = 5 * 60_000;

/**
 * A backend in production mode, from its sources as the command line runs them, without its watching for changes: the portal's own
 * unless another is named. Resolves when it is ready.
 */
export async function startBackend(options: {
  url: string;
  configFile: string;
  logFile: string;
  signal: AbortSignal;
  /** The file that adds its features, below the root of the checkout. */
  entry?: string;
  env?: NodeJS.ProcessEnv;
}): Promise<BackgroundProcess> {
  const { url, configFile, logFile, signal } = options;
  const backend = BackgroundProcess.start({
    name: 'backend',
    command: [
      process.execPath,
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      path.join(projectRoot, options.entry ?? 'packages/backend/src/index.ts'),
      '--config',
      path.join(projectRoot, 'app-config.yaml'),
      '--config',
      configFile,
    ],
    cwd: path.join(projectRoot, 'packages/backend'),
    env: { ...process.env, ...options.env, NODE_ENV: 'production' },
    logFile,
  });
  const patience = AbortSignal.timeout(readyWithinMs);
  try {
    await Promise.race([
      backend.died,
      waitUntilReady(url, AbortSignal.any([signal, patience])),
    ]);
    return backend;
  } catch (error) {
    await backend.stop();
    if (!patience.aborted) throw error;
    throw new Error(
      `The backend was not ready within ${
        readyWithinMs / 60_000
      } minutes: ${logFile} says how far it came.`,
      { cause: error },
    );
  }
}

async function waitUntilReady(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/.backstage/health/v1/readiness`, {
      signal,
    }).then(
      response => response.ok,
      () => false,
    );
    if (ready) return;
    signal.throwIfAborted();
    await pause(250, undefined, { signal });
  }
}
