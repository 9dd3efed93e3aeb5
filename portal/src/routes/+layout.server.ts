import { readMe } from '@rafiq/shared/identity/contract.ts';
import { askWithToken } from '#lib/server/api.ts';
import { rememberMember } from '#lib/server/current-session.ts';
import { localeFacts } from '#lib/locale.ts';
import type { LayoutServerLoad } from './$types';

const memberGoodForMs = 60_000;

/** What every page knows: whose channel it belongs to, how its reader reads and what time the server has. Who it is comes with each side's layout. */
export const load: LayoutServerLoad = async (event) => {
  const { locals } = event;
  const { session } = locals;
  if (session !== undefined && Date.now() - session.memberReadAtMs > memberGoodForMs) {
    const outcome = await askWithToken(event, session.accessToken, readMe, {});
    if (outcome.ok) locals.session = await rememberMember(session, outcome.value);
  }
  return {
    vendorName: locals.channel.vendorName,
    reader: locals.reader,
    dir: localeFacts[locals.reader.locale].dir,
    theme: locals.theme,
    serverNowMs: Date.now(),
    /** When this was read, where the service worker hands it out without a connection. */
    keptAtMs: null as number | null,
  };
};
