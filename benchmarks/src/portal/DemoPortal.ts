import { rm } from 'node:fs/promises';
import path from 'node:path';
import { benchState, projectRoot } from '../project';
import { BackgroundProcess } from './BackgroundProcess';
import { freePort } from './freePort';

const stateFolder = path.join(benchState, 'demo');

/** `npm start`, on ports and with databases of its own. */
export class DemoPortal {
  readonly #process: BackgroundProcess;

  /** Where its pages are, once it says so. */
  readonly announced: Promise<string>;

  /** Takes away what an earlier one left: the next begins anew. */
  static async forget(): Promise<void> {
    await rm(stateFolder, { recursive: true, force: true });
  }

  static async start(
    name: string,
    organisation: { services: number; days: number },
  ): Promise<DemoPortal> {
    const ports = {
      portal: await freePort(),
      simulator: await freePort(),
    };
    return new DemoPortal(name, { ...organisation, ports });
  }

  /** Where it is going to answer. */
  readonly url: string;

  private constructor(
    name: string,
    {
      ports,
      services,
      days,
    }: {
      ports: { portal: number; simulator: number };
      services: number;
      days: number;
    },
  ) {
    const url = `http://localhost:${ports.portal}`;
    this.url = url;
    let announce: (url: string) => void = () => {};
    const told = new Promise<string>(resolve => {
      announce = resolve;
    });
    this.#process = BackgroundProcess.start({
      name: `demo (${name})`,
      command: [
        process.execPath,
        path.join(projectRoot, 'scripts/start.mjs'),
        ...['--state', stateFolder],
        ...['--services', String(services)],
        ...['--days', String(days)],
        ...['--port', String(ports.portal)],
        ...['--simulator-port', String(ports.simulator)],
      ],
      cwd: projectRoot,
      env: process.env,
      logFile: path.join(benchState, `start-${name}.log`),
      onLine: line => {
        if (line.trim() === url) announce(url);
      },
    });
    this.announced = Promise.race([told, this.#process.died]);
    this.announced.catch(() => {});
  }

  get died(): Promise<never> {
    return this.#process.died;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
