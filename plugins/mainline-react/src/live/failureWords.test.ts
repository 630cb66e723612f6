import { failureSentence, failureWords } from './failureWords';

describe('failureSentence', () => {
  it('is the sentence of the server, not the status of the request', () => {
    const error = Object.assign(new Error('Request failed with 503'), {
      name: 'ResponseError',
      cause: { name: 'ServiceUnavailableError', message: 'Wait a minute.' },
    });
    expect(failureSentence(error)).toBe('Wait a minute.');
  });

  it('has the messages of the server', () => {
    const messages = [{ key: 'permission.notSignedIn' }];
    const error = Object.assign(new Error('Request failed with 403'), {
      name: 'ResponseError',
      cause: { name: 'NotAllowedError', message: 'Sign in.', messages },
    });
    expect(failureWords(error)).toEqual({ sentence: 'Sign in.', messages });
  });

  it('is the status where the server sent no sentence', () => {
    const error = Object.assign(new Error('Request failed with 502'), {
      name: 'ResponseError',
    });
    expect(failureSentence(error)).toBe('Request failed with 502');
  });

  it('is missing where no answer came', () => {
    expect(failureSentence(new TypeError('Failed to fetch'))).toBeUndefined();
  });

  it('is the message of any other error', () => {
    expect(failureSentence(new Error('No service x'))).toBe('No service x');
  });
});
