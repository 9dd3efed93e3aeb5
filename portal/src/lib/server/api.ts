/**
 * The only way from the portal to the API: the shared client with the member's own token and language. A load
 * says `api.read(route, …)` and is led to the right page when refused; an action says `api.act(route, …)` and gets
 * the refusal to show at the form.
 */
import { error, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type * as z from 'zod';
import { ApiProblem, ApiUnreachable, createClient } from '@rafiq/shared/client.ts';
import type { CallOf, Client } from '@rafiq/shared/client.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type { ProblemCode, ProblemDocument } from '@rafiq/shared/problems.ts';
import { API_URL } from '$app/env/private';
import { m } from '#lib/paraglide/messages.js';
import { heedRefusal } from './known-reasons.ts';
import { nodeExchange } from './node-exchange.ts';

const timeoutMs = 15_000;

export type Answer<R extends AnyRoute> = z.output<R['output']>;
export type Outcome<R extends AnyRoute> =
  { ok: true; value: Answer<R> } | { ok: false; problem: ProblemDocument };
type Asked<R extends AnyRoute> = Omit<CallOf<R>, 'token' | 'language' | 'signal' | 'timeoutMs'>;

const client: Client = createClient({ baseUrl: API_URL, exchange: nodeExchange });

/** What is shown when the API could not be asked at all. */
const unavailable = (): ProblemDocument => ({
  type: 'urn:rafiq:problem:unavailable',
  code: 'unavailable',
  status: 503,
  title: m.error_unavailable_title(),
  detail: m.error_unavailable_text(),
  instance: '',
});

async function ask<R extends AnyRoute>(
  { locals }: Pick<RequestEvent, 'locals'>,
  token: string,
  route: R,
  asked: Asked<R>,
): Promise<Outcome<R>> {
  const call = { ...asked, token, language: locals.reader.locale, timeoutMs };
  try {
    // The route decides which parts may be missing; the types have said so to our own caller already.
    const answer = await (client.call as (route: R, call: object) => Promise<{ data: Answer<R> }>)(
      route,
      call,
    );
    return { ok: true, value: answer.data };
  } catch (cause) {
    if (cause instanceof ApiProblem) return { ok: false, problem: cause.problem };
    if (!(cause instanceof ApiUnreachable)) throw cause;
    console.error(JSON.stringify({ level: 'error', api: route.id, cause: String(cause.cause ?? cause) }));
    return { ok: false, problem: unavailable() };
  }
}

/** Where somebody without a valid session goes: to sign in and back, or, with a form open, to the dialog that keeps it. */
export function mustSignIn(event: RequestEvent): never {
  if (event.request.method !== 'GET' && event.request.headers.get('accept')?.includes('application/json')) {
    return error(401, m.session_expired_title());
  }
  const here = event.request.method === 'GET' ? event.url.pathname + event.url.search : event.url.pathname;
  return redirect(303, `/sign-in?return=${encodeURIComponent(here)}`);
}

/** Refusals that concern the whole person, not the thing it asked for. */
const placesOfProblems: Partial<Record<ProblemCode, string>> = { 'not-a-member': '/not-a-member' };

/** What was answered, for a page that cannot be without it; a refusal becomes the error page. */
export function orErrorPage<R extends AnyRoute>(outcome: Outcome<R>): Answer<R> {
  if (outcome.ok) return outcome.value;
  const { status, title, detail, code, instance } = outcome.problem;
  // An address that names nothing possible is an address with nothing there.
  if (code === 'invalid-request') return error(404, detail, { code: 'not-found', requestId: instance });
  return error(status, detail || title, { code, requestId: instance });
}

/** Asks once a request, however many loads want the answer. */
export function oncePerRequest<R extends AnyRoute>(
  ask: (api: Api) => Promise<Outcome<R>>,
): (event: RequestEvent) => Promise<Outcome<R>> {
  const asked = new WeakMap<App.Locals, Promise<Outcome<R>>>();
  return (event) => {
    const asking = asked.get(event.locals) ?? ask(apiOf(event));
    asked.set(event.locals, asking);
    return asking;
  };
}

/** The API as the member of this request may use it. */
export function apiOf(event: RequestEvent) {
  async function act<R extends AnyRoute>(route: R, asked: Asked<R>): Promise<Outcome<R>> {
    const token = event.locals.session?.accessToken;
    if (token === undefined) return mustSignIn(event);
    const outcome = await ask(event, token, route, asked);
    if (outcome.ok) return outcome;
    if (outcome.problem.status === 401) return mustSignIn(event);
    heedRefusal(outcome.problem);
    const place = placesOfProblems[outcome.problem.code];
    return place === undefined ? outcome : redirect(303, place);
  }

  return {
    /** Does something; a refusal comes back to be shown where it was asked for. */
    act,
    /** Reads something a page cannot be without; a refusal becomes the error page. */
    read: async <R extends AnyRoute>(route: R, asked: Asked<R>): Promise<Answer<R>> =>
      orErrorPage(await act(route, asked)),
  };
}

export type Api = ReturnType<typeof apiOf>;

/** Asks the API with a token that belongs to no session yet: for the moment of signing in. */
export const askWithToken = <R extends AnyRoute>(
  event: Pick<RequestEvent, 'locals'>,
  accessToken: string,
  route: R,
  asked: Asked<R>,
): Promise<Outcome<R>> => ask(event, accessToken, route, asked);
