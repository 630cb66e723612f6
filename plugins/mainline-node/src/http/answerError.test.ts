import express from 'express';
import supertest from 'supertest';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { answerError } from './answerError';
import { errorSaying } from './errorSaying';

describe('an error of the API', () => {
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    jest.clearAllMocks();
    // Where Backstage's own handler adds the stack trace.
    jest.replaceProperty(process.env, 'NODE_ENV', 'development');
  });
  afterEach(() => jest.restoreAllMocks());

  function answerTo(error: unknown) {
    const app = express()
      .use('/api/ci', () => {
        throw error;
      })
      .use(answerError({ logger }));
    return supertest(app).get('/api/ci/summary?x=1');
  }

  it('is answered with its messages where it says some', async () => {
    const messages = [{ key: 'build.green', values: { branch: 'main' } }];
    const answer = await answerTo(
      errorSaying(ConflictError, { sentence: 'It is green.', messages }),
    );
    expect(answer.status).toBe(409);
    expect(answer.body.error).toEqual({
      name: 'ConflictError',
      message: 'It is green.',
      messages,
    });
  });

  it.each([
    [400, new InputError('Say which.')],
    [401, new AuthenticationError('Sign in.')],
    [403, new NotAllowedError('Ask the owner.')],
    [404, new NotFoundError('There is none.')],
    [409, new ConflictError('There is one.')],
    [413, Object.assign(new Error('Too large.'), { statusCode: 413 })],
    [415, Object.assign(new InputError('As JSON.'), { status: 415 })],
    [501, new NotImplementedError('Not yet.')],
    [503, new ServiceUnavailableError('Later.')],
  ])(
    'is answered %i with its name and its sentence alone',
    async (status, error) => {
      const answer = await answerTo(error);
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual({
        error: { name: error.name, message: error.message },
        request: { method: 'GET', url: '/api/ci/summary?x=1' },
        response: { statusCode: status },
      });
      expect(logger.error).toHaveBeenCalledTimes(status >= 500 ? 1 : 0);
    },
  );

  it.each([
    new Error('select secret from vault - connection refused'),
    new TypeError("Cannot read properties of undefined (reading 'secret')"),
    Object.assign(new Error('secret'), { statusCode: 200 }),
    'secret',
  ])(
    'that nobody meant as an answer is logged and answered 500 without detail: %s',
    async error => {
      const answer = await answerTo(error);
      expect(answer.status).toBe(500);
      expect(answer.body.error).toEqual({
        name: 'InternalServerError',
        message: expect.stringContaining('its log says why'),
      });
      expect(answer.text).not.toContain('secret');
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('secret'),
        error instanceof Error ? error : undefined,
      );
    },
  );
});
