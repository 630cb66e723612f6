import { RequestHandler, Response } from 'express';
import { logRequest, respondError } from '../rest/respond';
import { RestContext } from '../rest/RestContext';
import { Fault } from './Faults';

const DEFAULT_DELAY_MS = 1_000;
const DEFAULT_RETRY_AFTER = 60;

/** Lets requests go wrong as `faults` say. */
export function injectFaults(context: RestContext): RequestHandler {
  return (req, res, next) => {
    const [path] = req.originalUrl.split('?');
    const fault = context.faults.take(req.method, path);
    if (!fault) {
      next();
      return;
    }
    res.locals.fault = fault.kind;
    const refuse = (message: string) =>
      respondError(context, req, res, Number(fault.kind), message);
    switch (fault.kind) {
      case 'timeout-before':
        logRequest(context, req, res, 0, false);
        break;
      case 'timeout-after':
        res.end = () => res;
        next();
        break;
      case 'slow': {
        const timer = setTimeout(next, fault.delayMs ?? DEFAULT_DELAY_MS);
        timer.unref();
        break;
      }
      case 'truncated':
        truncate(res);
        next();
        break;
      case 'reshaped':
        reshape(res);
        next();
        break;
      case 403:
        tellWhenAgain(res, fault, undefined);
        refuse('Resource not accessible by integration');
        break;
      case 409:
        refuse('Conflict');
        break;
      case 429:
        tellWhenAgain(res, fault, DEFAULT_RETRY_AFTER);
        refuse('You have exceeded a secondary rate limit. Please wait.');
        break;
      case 500:
        refuse('Server Error');
        break;
      case 502:
        // What stands before the API answers this, and knows no JSON.
        logRequest(context, req, res, 502, false);
        res
          .status(502)
          .type('html')
          .send('<html><body><h1>502 Bad Gateway</h1></body></html>');
        break;
      default:
        next(new Error(`There is no fault '${fault.kind}'`));
    }
  };
}

function tellWhenAgain(
  res: Response,
  { retryAfterSeconds }: Fault,
  unlessTold: number | undefined,
) {
  const seconds = retryAfterSeconds ?? unlessTold;
  if (seconds !== undefined && seconds !== 'untold') {
    res.set('retry-after', String(seconds));
  }
}

/** The length of the whole is told, half of it is sent, and the connection breaks. */
function truncate(res: Response) {
  res.end = ((chunk?: unknown) => {
    const whole =
      typeof chunk === 'string' || Buffer.isBuffer(chunk)
        ? Buffer.from(chunk)
        : Buffer.alloc(0);
    res.write(whole.subarray(0, Math.floor(whole.length / 2)), () =>
      res.destroy(),
    );
    if (!whole.length) res.destroy();
    return res;
  }) as Response['end'];
}

/** A list stays one, of things that nobody can read. */
function reshape(res: Response) {
  const end = res.end.bind(res) as (chunk?: unknown) => Response;
  res.end = ((chunk?: unknown) => {
    if (typeof chunk !== 'string' && !Buffer.isBuffer(chunk)) return end(chunk);
    const text = JSON.stringify(renamed(JSON.parse(String(chunk))));
    res.set('content-length', String(Buffer.byteLength(text)));
    return end(text);
  }) as Response['end'];
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      // Of the lists that come in an object the name stays.
      Array.isArray(field) ? name : `new_${name}`,
      renamed(field),
    ]),
  );
}
