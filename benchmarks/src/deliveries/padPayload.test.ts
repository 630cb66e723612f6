import { padPayload } from './padPayload';

describe('padPayload', () => {
  const payload = { action: 'completed', repository: { id: 7, name: 'é' } };

  it('has as many bytes as told, and says what it said', () => {
    const body = padPayload(payload, 20_000);
    expect(Buffer.byteLength(body)).toBe(20_000);
    expect(JSON.parse(body)).toMatchObject(payload);
  });

  it('cuts nothing off', () => {
    expect(JSON.parse(padPayload(payload, 10))).toMatchObject(payload);
  });
});
