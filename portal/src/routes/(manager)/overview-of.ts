/** The figures of the channel, asked for once a request however many loads want them. */
import type { RequestEvent } from '@sveltejs/kit';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Answer, Outcome } from '#lib/server/api.ts';

type Asking = Promise<Outcome<typeof readOverview>>;
const asked = new WeakMap<App.Locals, Asking>();

export function overviewOf(event: RequestEvent): Asking {
  const known = asked.get(event.locals);
  if (known !== undefined) return known;
  const asking = apiOf(event).act(readOverview, {});
  asked.set(event.locals, asking);
  return asking;
}

/** For a page that cannot be without them: a refusal becomes the error page. */
export async function overviewOrError(event: RequestEvent): Promise<Answer<typeof readOverview>> {
  const outcome = await overviewOf(event);
  return outcome.ok ? outcome.value : apiOf(event).read(readOverview, {});
}
