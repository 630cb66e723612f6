import express from 'express';
import supertest from 'supertest';
import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { answerError } from './answerError';
import { jsonBody } from './jsonBody';
import { parseBody } from './parseBody';

const schema = z.strictObject({
  service: z.string({ error: 'an entity ref' }),
  nested: z
    .object({ days: z.number({ error: 'a number of days' }) })
    .optional(),
});

const app = express()
  .use(...jsonBody())
  .post('/', (request, response) => {
    response.json(parseBody(request.body, schema));
  })
  .use(answerError({ logger: mockServices.logger.mock() }));

describe('the body of a request', () => {
  it('is taken where it is as the schema says', async () => {
    const answer = await supertest(app).post('/').send({ service: 'a' });
    expect([answer.status, answer.body]).toEqual([200, { service: 'a' }]);
  });

  it.each([
    ['{"service":', 'The body of the request is no JSON'],
    ['[]', 'has to be a JSON object'],
    ['{}', `The field 'service' is missing: it has to be an entity ref.`],
    ['{"service":7}', `The field 'service' is 7: it has to be an entity ref.`],
    [
      '{"service":"a","nested":{"days":"x"}}',
      `The field 'nested.days' is "x": it has to be a number of days.`,
    ],
    ['{"service":"a","more":1}', `The field 'more' is not known`],
  ])('%s is answered 400 with what is wrong', async (body, sentence) => {
    const answer = await supertest(app)
      .post('/')
      .set('content-type', 'application/json')
      .send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(sentence);
  });

  it('is answered 400 where it was not sent as JSON', async () => {
    const answer = await supertest(app)
      .post('/')
      .set('content-type', 'text/plain')
      .send('{"service":"a"}');
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(
      'content type application/json',
    );
  });
});
