import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status?: number;
  /** JSON, or text as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A server that answers what a test put into `answers`, by path and query; 404 for the rest. */
export async function startGithub() {
  const answers: Record<string, Answer> = {};
  const seen: Array<{ url: string; headers: IncomingHttpHeaders }> = [];
  const server = createServer(({ url = '', headers }, response) => {
    seen.push({ url, headers });
    const answer = answers[url] ?? {
      status: 404,
      body: { message: 'Not Found' },
    };
    const isNew =
      !answer.headers?.etag || headers['if-none-match'] !== answer.headers.etag;
    const isText = typeof answer.body === 'string';
    response.writeHead(isNew ? answer.status ?? 200 : 304, {
      'content-type': isText ? 'text/plain' : 'application/json',
      ...answer.headers,
    });
    if (!isNew) response.end();
    else response.end(isText ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    seen,
    urls: () => seen.map(({ url }) => url),
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
