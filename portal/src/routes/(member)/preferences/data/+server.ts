import { exportMe } from '@rafiq/shared/identity/contract.ts';
import { apiOf, mustSignIn } from '#lib/server/api.ts';
import { ownSessions } from '#lib/server/current-session.ts';
import { fileAnswer } from '#lib/server/file-answer.ts';
import type { RequestHandler } from './$types';

/** Everything kept of the reader as a file: what the API keeps, and the sessions the portal keeps. */
export const GET: RequestHandler = async (event) => {
  const { session } = event.locals;
  if (session === undefined) return mustSignIn(event);
  const [member, sessions] = await Promise.all([
    apiOf(event).read(exportMe, {}),
    ownSessions(session.member.id),
  ]);
  // The names under which sessions are kept stay here: they are of no use to anybody but the portal.
  return fileAnswer('rafiq.json', { member, sessions: sessions.map(({ id: _, ...seen }) => seen) });
};
