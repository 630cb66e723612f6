import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../project';

export interface PostgresServer {
  host: string;
  port: number;
  user: string;
  password: string;
  /** The server's own word for its version. */
  version: () => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * A PostgreSQL server of its own, with the settings of a server that keeps what it was told (unlike that of the tests): what is
 * measured waits for its disk. It lives until this process ends.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const script = path.join(projectRoot, 'scripts/testing/postgresServer.mjs');
  const child = spawn(process.execPath, [script, '--durable'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const closed = new Promise<void>(resolve =>
    child.on('close', () => resolve()),
  );
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', chunk => resolve(String(chunk).trim()));
    child.on('error', reject);
    closed.then(() =>
      reject(new Error(`PostgreSQL did not start: ${said.trim()}`)),
    );
  });
  const { hostname, port, username, password } = new URL(address);
  return {
    host: hostname,
    port: Number(port),
    user: username,
    password,
    version: () => versionAt(address),
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}

async function versionAt(address: string): Promise<string> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query('show server_version');
    return rows[0].server_version;
  } finally {
    await client.end();
  }
}
