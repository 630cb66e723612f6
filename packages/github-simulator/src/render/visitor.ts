import { Account } from '../world';

/** Whoever asks over REST. */
export const VISITOR: Account = {
  id: 41_898_282,
  login: 'mainline-simulator',
  type: 'User',
};
