import { describe, expect, test, vi } from 'vitest';
import { ApiProblem, ApiUnreachable, createClient, exchangeBy } from './client.ts';
import { createImport, readImport } from './imports/contract.ts';
import { claimLead, listLeads } from './leads/contract.ts';
import { updatePartner } from './partners/contract.ts';

type Fetch = typeof globalThis.fetch;

const answering = (body: unknown, init?: ResponseInit) =>
  vi.fn<Fetch>(() =>
    Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), init)),
  );
const clientOf = (fetch: Fetch) =>
  createClient({ baseUrl: 'http://api.test/', exchange: exchangeBy(fetch), headers: { 'x-trace': 't' } });
const importId = 'impt_06emzc4q3hw0t8n2k5v7r9p1xd';

describe('a call', () => {
  test('goes to the path of its route, with its parts where they belong', async () => {
    const fetch = answering({ id: 1 }, { headers: { etag: '"3"' } });
    const answer = await clientOf(fetch).call(updatePartner, {
      params: { partnerId: 'ptnr_1/2' },
      body: { tier: 'gold' },
      token: 'a.b.c',
      language: 'fa',
      ifMatch: 2,
    });
    const [url, request] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('http://api.test/v1/partners/ptnr_1%2F2');
    expect(request).toMatchObject({ method: 'PATCH', body: '{"tier":"gold"}' });
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer a.b.c',
      'accept-language': 'fa',
      'content-type': 'application/json',
      'if-match': '"2"',
      'x-trace': 't',
    });
    expect(answer).toEqual({ data: { id: 1 }, etag: '"3"', status: 200 });
  });

  test('writes its query, leaving out what is not given, and sends no body with GET', async () => {
    const fetch = answering({ items: [], nextCursor: null });
    await clientOf(fetch).call(listLeads, {
      query: { limit: 10, substatus: 'pending,offered', q: undefined },
    });
    const [url, request] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('http://api.test/v1/leads?limit=10&substatus=pending%2Coffered');
    expect(request).not.toHaveProperty('body');
  });

  test('demands what the route demands, in its types', async () => {
    const client = clientOf(answering({}));
    // @ts-expect-error the path names an import
    await expect(client.call(readImport)).rejects.toThrow('importId');
    // @ts-expect-error a body is needed
    await client.call(createImport, {});
    await client.call(claimLead, { params: { leadId: 'lead_1' } });
    const { data } = await client.call(readImport, { params: { importId } });
    const total: number | null | undefined = data.rows?.total;
    expect(total).toBeUndefined();
  });
});

describe('a refusal', () => {
  const call = async (fetch: Fetch) => clientOf(fetch).call(readImport, { params: { importId } });

  test('is thrown with its document', async () => {
    const document = {
      type: 'urn:rafiq:problem:unavailable',
      title: 'Later',
      status: 503,
      detail: 'Try again.',
      instance: 'r1',
      code: 'unavailable',
    };
    const refused = await call(answering(document, { status: 503, headers: { 'retry-after': '2' } })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({
      code: 'unavailable',
      status: 503,
      retryAfterSeconds: 2,
      problem: document,
    });
  });

  test.each([
    [401, '{"message":"Unauthorized"}', 'unauthenticated'],
    [413, '{"message":"Request Too Long"}', 'too-large'],
    [504, '<html>Gateway Timeout</html>', 'unavailable'],
    [500, '{"code":"constructor","detail":"x"}', 'internal-error'],
    [404, 'null', 'not-found'],
  ])('of the gateway itself (%i) becomes a problem as well', async (status, body, code) => {
    const refused = await call(answering(body, { status })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ code, status, retryAfterSeconds: undefined });
  });
});

describe('no answer', () => {
  test('is told apart from a refusal', async () => {
    const fault = new TypeError('fetch failed');
    const fetch = vi.fn<Fetch>(() => Promise.reject(fault));
    const failed = await clientOf(fetch)
      .call(readImport, { params: { importId } })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ApiUnreachable);
    expect(failed).toHaveProperty('cause', fault);
  });

  test('nor one that is not JSON, though its status is good', async () => {
    const failed = clientOf(answering('<html>')).call(readImport, { params: { importId } });
    await expect(failed).rejects.toBeInstanceOf(ApiUnreachable);
  });

  test('that takes longer than it may is none', async () => {
    const fetch = vi.fn<Fetch>(
      (_, init) =>
        new Promise((__, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
    );
    const { signal } = new AbortController();
    const late = clientOf(fetch).call(readImport, { params: { importId }, signal, timeoutMs: 10 });
    await expect(late).rejects.toBeInstanceOf(ApiUnreachable);
  });

  test('is not claimed when the caller itself gave up', async () => {
    const fetch = vi.fn<Fetch>((_, init) => Promise.reject(init?.signal?.reason as Error));
    const signal = AbortSignal.abort(new Error('left the page'));
    await expect(clientOf(fetch).call(readImport, { params: { importId }, signal })).rejects.toThrow(
      'left the page',
    );
  });
});
