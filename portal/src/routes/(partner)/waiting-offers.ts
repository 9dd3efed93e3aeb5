import { listOffers } from '@rafiq/shared/leads/contract.ts';
import { oncePerRequest } from '#lib/server/api.ts';

/** So many are counted; a hundred stands for a hundred or more. */
const mostCounted = 100;

/** The offers that wait for the partner's answer: the first hundred, those that end first before all others. */
export const waitingOffers = oncePerRequest((api) =>
  api.act(listOffers, { query: { status: 'pending', limit: mostCounted } }),
);
