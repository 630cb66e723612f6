import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** What was answered, as it would have gone over the network. @public */
export interface InProcessAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** JSON or text; empty where there is none. */
  body: string;
}

/** A GET without the network between: for tests that ask a great deal. */
export function askInProcess(
  app: RequestListener,
  request: { path: string; headers?: Record<string, string> },
): Promise<InProcessAnswer> {
  const req = new IncomingMessage(new Socket());
  req.method = 'GET';
  req.url = request.path;
  req.headers = { host: 'localhost', ...request.headers };
  const res = new ServerResponse(req);
  return new Promise(resolve => {
    res.end = (chunk?: unknown) => {
      resolve({
        status: res.statusCode,
        headers: Object.fromEntries(
          Object.entries(res.getHeaders()).map(([name, value]) => [
            name,
            String(value),
          ]),
        ),
        body: Buffer.isBuffer(chunk) ? chunk.toString() : String(chunk ?? ''),
      });
      return res;
    };
    app(req, res);
  });
}
