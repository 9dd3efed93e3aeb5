/** The offers that wait for the partner's answer, asked for once a request however many loads want them. */
import type { RequestEvent } from '@sveltejs/kit';
import { listOffers } from '@rafiq/shared/leads/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Answer, Outcome } from '#lib/server/api.ts';

/** So many are counted; a hundred stands for a hundred or more. */
const mostCounted = 100;

type Asking = Promise<Outcome<typeof listOffers>>;
const asked = new WeakMap<App.Locals, Asking>();

/** The first hundred of them, those that end first before all others. */
export function waitingOffers(event: RequestEvent): Asking {
  const known = asked.get(event.locals);
  if (known !== undefined) return known;
  const asking = apiOf(event).act(listOffers, { query: { status: 'pending', limit: mostCounted } });
  asked.set(event.locals, asking);
  return asking;
}

/** For a page that cannot be without them: a refusal becomes the error page. */
export async function waitingOffersOrError(event: RequestEvent): Promise<Answer<typeof listOffers>> {
  const outcome = await waitingOffers(event);
  return outcome.ok
    ? outcome.value
    : apiOf(event).read(listOffers, { query: { status: 'pending', limit: mostCounted } });
}
