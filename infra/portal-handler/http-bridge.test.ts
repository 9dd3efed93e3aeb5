import type { RequestListener } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { bridge } from './http-bridge.ts';

const event = (method: string, more: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/',
  rawQueryString: '',
  headers: {},
  isBase64Encoded: false,
  requestContext: { http: { method } } as APIGatewayProxyEventV2['requestContext'],
  ...more,
});

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString('base64') }));
  });
};

const echoed = async (sent: APIGatewayProxyEventV2) =>
  JSON.parse((await bridge(echo)(sent)).body ?? '') as {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
  };

describe('bridge', () => {
  it('passes method, path, query, headers and cookies on', async () => {
    const seen = await echoed(
      event('GET', {
        rawPath: '/leads',
        rawQueryString: 'status=new&country=AE%2CSA',
        headers: { 'accept-language': 'fa', 'transfer-encoding': 'chunked', connection: 'close' },
        cookies: ['a=1', 'b=2'],
      }),
    );
    expect(seen).toMatchObject({ method: 'GET', url: '/leads?status=new&country=AE%2CSA' });
    expect(seen.headers).toMatchObject({ 'accept-language': 'fa', cookie: 'a=1; b=2' });
    expect(seen.headers).not.toHaveProperty('transfer-encoding');
  });

  it.each([
    ['/a b', '/a%20b'],
    ['/رفیق', '/%D8%B1%D9%81%DB%8C%D9%82'],
    ['/already%2Fencoded', '/already%2Fencoded'],
    ['/a?b#c', '/a%3Fb%23c'],
    ['//other.example/x', '//other.example/x'],
  ])('sends the path %s as %s', async (rawPath, url) => {
    expect((await echoed(event('GET', { rawPath }))).url).toBe(url);
  });

  it('decodes a form that comes as base64, with its true length', async () => {
    const form = 'name=' + encodeURIComponent('شركة');
    const seen = await echoed(
      event('POST', {
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' },
        body: Buffer.from(form).toString('base64'),
        isBase64Encoded: true,
      }),
    );
    expect(Buffer.from(seen.body, 'base64').toString()).toBe(form);
    expect(seen.headers['content-length']).toBe(String(form.length));
  });

  it('says that an empty POST is empty', async () => {
    expect((await echoed(event('POST'))).headers['content-length']).toBe('0');
  });

  it('returns text as text, and every cookie apart', async () => {
    const answer = await bridge((_request, response) => {
      response.writeHead(302, {
        location: '/sign-in',
        'set-cookie': ['a=1; Path=/', 'b=2; Path=/'],
        'content-type': 'text/html',
      });
      response.end('<p>سلام</p>');
    })(event('GET'));
    expect(answer).toMatchObject({
      statusCode: 302,
      headers: { location: '/sign-in' },
      cookies: ['a=1; Path=/', 'b=2; Path=/'],
      body: '<p>سلام</p>',
      isBase64Encoded: false,
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.headers).not.toHaveProperty('transfer-encoding');
  });

  it.each([
    ['a font', { 'content-type': 'font/woff2' }],
    ['compressed text', { 'content-type': 'text/css', 'content-encoding': 'br' }],
    ['something without a type', {}],
  ])('returns %s as base64', async (_what, headers) => {
    const bytes = Buffer.from([0, 255, 254, 10]);
    const answer = await bridge((_request, response) => {
      response.writeHead(200, headers);
      response.end(bytes);
    })(event('GET'));
    expect(answer.isBase64Encoded).toBe(true);
    expect(Buffer.from(answer.body ?? '', 'base64')).toEqual(bytes);
  });

  it('fails when the listener breaks the connection', async () => {
    await expect(bridge((request) => void request.socket.destroy())(event('GET'))).rejects.toThrow(
      'socket hang up',
    );
  });
});
