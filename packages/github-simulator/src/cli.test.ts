import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

jest.setTimeout(60_000);

const BIN = join(__dirname, '../bin/github-simulator.cjs');

function run(...args: string[]) {
  // From somewhere else, as a start script may.
  const child = spawn(process.execPath, [BIN, ...args], { cwd: tmpdir() });
  const output = { out: '', err: '' };
  child.stdout.on('data', chunk => (output.out += chunk));
  child.stderr.on('data', chunk => (output.err += chunk));
  return { child, output };
}

async function firstLine(child: ChildProcess) {
  const [chunk] = await once(child.stdout ?? child, 'data');
  return String(chunk).trim();
}

describe('the command line', () => {
  it('says in one line that it listens, writes the catalog, and stops on SIGTERM', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    const file = join(folder, 'catalog.yaml');
    const { child, output } = run(
      ...['--port', '0', '--catalog-out', file],
      // Nobody listens there, which must not matter.
      ...['--webhook-url', 'http://localhost:1/', '--webhook-secret', 's'],
    );
    try {
      const line = await firstLine(child);
      expect(line).toMatch(
        /^GitHub simulator \(scenario small\) listens on http:\/\/localhost:\d+$/,
      );
      const url = line.split(' ').at(-1);
      const answer = await fetch(`${url}/repos/mainline-demo/checkout`);
      expect(answer.status).toBe(200);
      expect(existsSync(file)).toBe(true);
      const kinds = parseAllDocuments(readFileSync(file, 'utf8')).map(one =>
        one.get('kind'),
      );
      expect(kinds.filter(kind => kind === 'Component')).toHaveLength(17);
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      expect(output.err).toBe('');
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [['--scenario', 'large'], /choose demo, small, recorded or empty/],
    [['--scenario', 'recorded'], /--recordings/],
    [['--scenario', 'recorded', '--recordings', '/none'], /runs\.ndjson\.gz/],
    [['--webhook-url', 'http://localhost:1'], /--webhook-secret/],
    [['--opened-at', 'yesterday'], /2026-11-20T10:00:00Z/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { child, output } = run('--port', '0', ...args);
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output.err).toMatch(sentence);
    expect(output.err.trim().split('\n')).toHaveLength(1);
  });

  it('says what to do when its port is in use', async () => {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { child, output } = run('--port', String(port));
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output.err).toContain(`port ${port} is in use`);
    server.close();
  });
});
