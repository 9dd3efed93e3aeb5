/** The session of a request: from its cookie to fresh tokens and the member behind them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import type { Me } from '@rafiq/shared/identity/contract.ts';
import { SESSION_COOKIE_NAME } from '$app/env/private';
import { cookieAttributes } from './cookie-attributes.ts';
import { refreshTokens } from './identity-provider.ts';
import type { Tokens } from './identity-provider.ts';
import {
  deleteSession,
  findSession,
  listSession,
  sessionsOf,
  touchSession,
  unlistSession,
  writeSession,
} from './session.ts';
import type { SeenSession, Session } from './session.ts';
import type { Whereabouts } from './whereabouts.ts';

const lifetimeSeconds = 14 * 24 * 3600;
const refreshAheadMs = 60_000;
/** Being in use is noted this often: often enough to recognise a session, seldom enough to cost nothing. */
const touchEveryMs = 5 * 60_000;
/** Whoever has more sessions than this loses the one longest unused. */
const mostSessions = 20;

/** The table knows only the hash: who reads the table cannot sign in with it. */
const keyOf = (cookie: string): string => createHash('sha256').update(cookie).digest('hex');

const newTtl = (): number => Math.floor(Date.now() / 1000) + lifetimeSeconds;

/** Starts a session and hands its opaque id to the browser. A new id each time, so none can be planted. */
export async function startSession(
  cookies: Cookies,
  tokens: Tokens,
  member: Me,
  whereabouts: Whereabouts,
): Promise<void> {
  await endSession(cookies);
  const cookie = randomBytes(32).toString('base64url');
  const id = keyOf(cookie);
  const now = Date.now();
  const ttl = newTtl();
  await writeSession(
    { id, revision: 1, ...tokens, member, memberReadAtMs: now, lastSeenAtMs: now, ttl },
    null,
  );
  await listSession(member.id, id, { ...whereabouts, startedAtMs: now, lastSeenAtMs: now }, ttl);
  for (const other of (await ownSessions(member.id)).slice(mostSessions)) await endOne(member.id, other.id);
  cookies.set(SESSION_COOKIE_NAME, cookie, { ...cookieAttributes, maxAge: lifetimeSeconds });
}

/** Ends the session of this browser and answers what it was. */
export async function endSession(cookies: Cookies): Promise<Session | undefined> {
  const cookie = cookies.get(SESSION_COOKIE_NAME);
  if (cookie === undefined) return undefined;
  cookies.delete(SESSION_COOKIE_NAME, cookieAttributes);
  const session = await findSession(keyOf(cookie));
  if (session !== undefined) await endOne(session.member.id, session.id);
  return session;
}

/** The session first: once it is off the list, nobody could find it to end it. */
async function endOne(memberId: string, id: string): Promise<void> {
  await deleteSession(id);
  await unlistSession(memberId, id);
}

/** The sessions of a member, the last used first; those that ran out are not among them. */
export async function ownSessions(memberId: string): Promise<(SeenSession & { id: string })[]> {
  const oldestMs = Date.now() - lifetimeSeconds * 1000;
  return [...(await sessionsOf(memberId))]
    .map(([id, seen]) => ({ id, ...seen }))
    .filter(({ lastSeenAtMs }) => lastSeenAtMs > oldestMs)
    .sort((one, other) => other.lastSeenAtMs - one.lastSeenAtMs);
}

/** Ends these of a member's own sessions; an id that is not on its list ends nothing. */
export async function endSessions(memberId: string, chosen: (id: string) => boolean): Promise<number> {
  const ended = [...(await sessionsOf(memberId)).keys()].filter(chosen);
  for (const id of ended) await endOne(memberId, id);
  return ended.length;
}

const refreshing = new Map<string, Promise<Session | undefined>>();

/** One refresh per session and process at a time; the others wait for its outcome. */
function refreshOnce(session: Session): Promise<Session | undefined> {
  const running = refreshing.get(session.id);
  if (running !== undefined) return running;
  const started = refresh(session).finally(() => refreshing.delete(session.id));
  refreshing.set(session.id, started);
  return started;
}

async function refresh(session: Session): Promise<Session | undefined> {
  if (session.refreshToken === null) return undefined;
  const tokens = await refreshTokens({ refreshToken: session.refreshToken, idToken: session.idToken });
  // Another process may have refreshed first: with a rotating provider ours is then refused, theirs is good.
  if (tokens === undefined) return freshOrNothing(await findSession(session.id), session.revision);
  const renewed = { ...session, ...tokens, revision: session.revision + 1, ttl: newTtl() };
  const written = await writeSession(renewed, session.revision);
  return written ? renewed : findSession(session.id);
}

const freshOrNothing = (found: Session | undefined, staleRevision: number): Session | undefined =>
  found !== undefined && found.revision > staleRevision ? found : undefined;

/** The session this browser has, with tokens good for at least a minute; undefined if it must sign in. */
export async function currentSession(cookies: Cookies): Promise<Session | undefined> {
  const cookie = cookies.get(SESSION_COOKIE_NAME);
  if (cookie === undefined || !/^[\w-]{43}$/.test(cookie)) return undefined;
  const session = await findSession(keyOf(cookie));
  if (session !== undefined && Date.now() - session.lastSeenAtMs > touchEveryMs)
    await touchSession(session, newTtl());
  if (session === undefined || session.accessTokenExpiresAtMs - refreshAheadMs > Date.now()) return session;
  const renewed = await refreshOnce(session);
  if (renewed === undefined) await endOne(session.member.id, session.id);
  return renewed;
}

/** Keeps what the API said about the member, so that the next page greets it rightly. */
export async function rememberMember(session: Session, member: Me): Promise<Session> {
  const renewed = { ...session, member, memberReadAtMs: Date.now(), revision: session.revision + 1 };
  // Losing to another request is fine: it has read the member as recently as we have.
  return (await writeSession(renewed, session.revision)) ? renewed : { ...session, member };
}
