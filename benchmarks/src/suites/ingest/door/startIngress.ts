import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../../portal/freePort';
import { startBackend } from '../../../portal/startBackend';
import type { PostgresServer } from '../../../portal/startPostgres';
import { benchState } from '../../../project';
import type { SuiteContext } from '../../Suite';

/** Backstage's own way in for webhooks (src/backends/ingress.ts), as a process of its own. */
export async function startIngress(
  postgres: PostgresServer,
  { signal, onEnd }: Pick<SuiteContext, 'signal' | 'onEnd'>,
): Promise<{ door: string; secret: string; stop: () => Promise<void> }> {
  const secret = randomBytes(24).toString('hex');
  const url = `http://localhost:${await freePort()}`;
  const { host, port, user, password } = postgres;
  const configFile = path.join(benchState, 'app-config.ingress.yaml');
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port: Number(new URL(url).port) },
      database: {
        client: 'pg',
        connection: { host, port, user, password },
        prefix: 'ingress_',
      },
    },
    events: { modules: { github: { webhookSecret: secret } } },
  };
  await writeFile(configFile, JSON.stringify(config, undefined, 2), {
    mode: 0o600,
  });
  const backend = await startBackend({
    url,
    configFile,
    logFile: path.join(benchState, 'ingress.log'),
    signal,
    entry: 'benchmarks/src/backends/ingress.ts',
  });
  onEnd(() => backend.stop());
  return {
    door: `${url}/api/events/http/github`,
    secret,
    stop: () => backend.stop(),
  };
}
