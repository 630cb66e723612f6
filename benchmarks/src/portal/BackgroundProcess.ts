import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

/** How long a process may take to end by itself before it is made to. */
const graceMs = 10_000;

/** A process of this run, with its output in a log file. */
export class BackgroundProcess {
  /** Rejects when it ends without having been told to. Whoever waits for something of it races with this. */
  readonly died: Promise<never>;
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  #stopping = false;

  static start(options: {
    name: string;
    command: string[];
    cwd: string;
    env: NodeJS.ProcessEnv;
    logFile: string;
    /** Each line of its standard output. */
    onLine?: (line: string) => void;
  }): BackgroundProcess {
    return new BackgroundProcess(options);
  }

  private constructor(options: Parameters<typeof BackgroundProcess.start>[0]) {
    const { name, command, cwd, env, logFile, onLine } = options;
    const [program, ...args] = command;
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile);
    this.#child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts ends with it, and a Ctrl-C does not end it before us.
      detached: process.platform !== 'win32',
    });
    let rest = '';
    this.#child.stdout?.on('data', chunk => {
      log.write(chunk);
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    this.#child.stderr?.on('data', chunk => log.write(chunk));
    this.#closed = new Promise(resolve =>
      this.#child.on('close', () => {
        log.end();
        resolve();
      }),
    );
    this.died = new Promise((_, reject) => {
      this.#child.on('error', reject);
      this.#child.on('close', code => {
        if (this.#stopping) return;
        reject(
          new Error(
            `The ${name} ended by itself (exit code ${code}): ${logFile} says why.`,
          ),
        );
      });
    });
    // It may die while nobody waits; whoever asks next is told.
    this.died.catch(() => {});
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#kill('SIGTERM');
    const force = setTimeout(() => this.#kill('SIGKILL'), graceMs);
    await this.#closed;
    clearTimeout(force);
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      // The whole group; Windows has none.
      process.kill(process.platform === 'win32' ? pid : -pid, signal);
    } catch (error) {
      // ESRCH: it is gone already, which is what was wanted.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
