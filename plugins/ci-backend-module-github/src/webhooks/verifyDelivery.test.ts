import { createHmac } from 'node:crypto';
import type { RawDelivery } from '@mainline/backstage-plugin-ci-node';
import { verifyDelivery } from './verifyDelivery';

const secret = "It's a Secret to Everybody";

function signed(
  body: string,
  headers: Record<string, string | undefined> = {},
  key = secret,
): RawDelivery {
  const hmac = createHmac('sha256', key).update(body).digest('hex');
  return {
    body: Buffer.from(body),
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${hmac}`,
      'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'x-github-event': 'push',
      'x-github-hook-id': '292430182',
      ...headers,
    },
  };
}

describe('verifyDelivery', () => {
  it('takes a signed delivery', () => {
    expect(verifyDelivery(signed('{"ref":"é"}'), [secret])).toEqual({
      ok: true,
      id: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      hook: '292430182',
      event: 'push',
      payload: '{"ref":"é"}',
    });
  });

  it("agrees with the example of GitHub's documentation", () => {
    // A body that is no JSON passes the signature and stops after it.
    expect(
      verifyDelivery(
        signed('Hello, World!', {
          'x-hub-signature-256':
            'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
        }),
        [secret],
      ),
    ).toMatchObject({ status: 400 });
  });

  it('reads the names of headers without regard to case', () => {
    const { body, headers } = signed('{}');
    const upper = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name.toUpperCase(),
        value,
      ]),
    );
    expect(verifyDelivery({ body, headers: upper }, [secret])).toMatchObject({
      ok: true,
    });
  });

  it('takes the old secret and the new one while both are configured', () => {
    for (const key of ['new', 'old']) {
      expect(
        verifyDelivery(signed('{}', {}, key), ['new', 'old']),
      ).toMatchObject({ ok: true });
    }
  });

  const good = signed('{}');
  it.each<[string, RawDelivery, string[], number, string]>([
    ['no secret is configured', good, [], 404, 'ci.github.webhookSecret'],
    [
      'the signature is missing',
      signed('{}', { 'x-hub-signature-256': undefined }),
      [secret],
      403,
      'is missing',
    ],
    ['the secret is another', good, ['other'], 403, 'does not fit'],
    [
      'the body was changed',
      { ...good, body: Buffer.from('{ }') },
      [secret],
      403,
      'does not fit',
    ],
    [
      'the signature is cut short',
      signed('{}', { 'x-hub-signature-256': 'sha256=' }),
      [secret],
      403,
      'does not fit',
    ],
    [
      'the signature is of the old kind',
      signed('{}', {
        'x-hub-signature-256': undefined,
        'x-hub-signature': 'sha1=abc',
      }),
      [secret],
      403,
      'is missing',
    ],
    [
      'a bad body has a bad signature too',
      { ...good, body: Buffer.from('{') },
      [secret],
      403,
      'does not fit',
    ],
    [
      'the delivery has no id',
      signed('{}', { 'x-github-delivery': undefined }),
      [secret],
      400,
      'X-GitHub-Delivery',
    ],
    [
      'the delivery has an id that is none',
      signed('{}', { 'x-github-delivery': 'a'.repeat(101) }),
      [secret],
      400,
      'X-GitHub-Delivery',
    ],
    [
      'the event has no name',
      signed('{}', { 'x-github-event': '' }),
      [secret],
      400,
      'X-GitHub-Event',
    ],
    ['the body is cut short', signed('{"a":'), [secret], 400, 'no JSON object'],
    ['the body is no object', signed('[1]'), [secret], 400, 'no JSON object'],
    ['the body is empty', signed(''), [secret], 400, 'no JSON object'],
    [
      'the body is a form',
      signed('payload=%7B%7D', {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      }),
      [secret],
      400,
      'choose application/json',
    ],
  ])('refuses where %s', (_, delivery, secrets, status, reason) => {
    expect(verifyDelivery(delivery, secrets)).toEqual({
      ok: false,
      status,
      reason: expect.stringContaining(reason),
    });
  });
});
