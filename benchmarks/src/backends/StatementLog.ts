import { Client } from 'pg';

/** A statement as it was sent, and how many rows it answered or wrote. */
export interface NotedStatement {
  text: string;
  values: unknown[];
  rows: number;
}

type Answer = (
  error: Error | null,
  result?: { rowCount: number | null },
) => void;

interface Sent {
  text: string;
  values?: unknown[];
}

/** Notes every statement that this process sends to the database of ci, whoever sends it. */
export class StatementLog {
  static attach(): StatementLog {
    const log = new StatementLog();
    const { query } = Client.prototype as unknown as {
      query: (sent: Sent, answer?: Answer) => unknown;
    };
    Object.assign(Client.prototype, {
      query(this: Client, sent: Sent, answer?: Answer) {
        if (!log.#isOn || !answer || !this.database?.endsWith('_ci')) {
          return query.call(this, sent, answer);
        }
        return query.call(this, sent, (error, result) => {
          log.#note(sent, result?.rowCount ?? 0);
          answer(error, result);
        });
      },
    });
    return log;
  }

  #isOn = false;
  #noted: NotedStatement[] = [];

  begin(): void {
    this.#isOn = true;
    this.#noted = [];
  }

  noted(): NotedStatement[] {
    return this.#noted;
  }

  #note({ text, values = [] }: Sent, rows: number): void {
    // The scheduler of Backstage keeps its tables in the same database.
    if (text?.includes('backstage_backend_tasks__')) return;
    this.#noted.push({ text, values, rows });
  }
}
