import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { nodeExchange } from './node-exchange.ts';

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serving(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const bodyOf = async (request: http.IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

test('sends method, headers and body, and brings status, headers and text back', async () => {
  const base = await serving((request, response) => {
    void bodyOf(request).then((body) => {
      response.writeHead(201, { etag: '"2"' });
      response.end(`${request.method} ${request.url} ${request.headers['x-one']} ${body}`);
    });
  });
  const answer = await nodeExchange(`${base}/v1/leads?q=a%20b`, {
    method: 'POST',
    headers: { 'x-one': '1' },
    body: '{"name":"سپهرآوا"}',
  });
  expect(answer.text).toBe('POST /v1/leads?q=a%20b 1 {"name":"سپهرآوا"}');
  expect([answer.status, answer.header('etag'), answer.header('retry-after')]).toEqual([201, '"2"', null]);
});

test('puts letters together that arrive in parts', async () => {
  const base = await serving((_, response) => {
    const bytes = Buffer.from('رفیق');
    response.write(bytes.subarray(0, 3));
    setTimeout(() => response.end(bytes.subarray(3)), 20);
  });
  expect((await nodeExchange(base, { method: 'GET', headers: {} })).text).toBe('رفیق');
});

test('follows no redirect', async () => {
  const base = await serving((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect((await nodeExchange(base, { method: 'GET', headers: {} })).status).toBe(302);
});

test('keeps its connection, and asks again where that was closed under it', async () => {
  const sockets = new Set<Socket>();
  let asked = 0;
  const base = await serving((request, response) => {
    asked += 1;
    sockets.add(request.socket);
    // The third request finds the kept connection closing.
    if (asked === 3) request.socket.destroy();
    else response.end(String(asked));
  });
  const get = async () => (await nodeExchange(base, { method: 'GET', headers: {} })).text;
  expect([await get(), await get(), await get()]).toEqual(['1', '2', '4']);
  expect(sockets.size).toBe(2);
});

test('asks again over a new connection, for others that were kept may be closed as well', async () => {
  const sockets = new Set<Socket>();
  let closing = false;
  let asked = 0;
  const base = await serving((request, response) => {
    asked += 1;
    // All that were kept before this one close as soon as they are used.
    if (closing && sockets.has(request.socket)) return void request.socket.destroy();
    sockets.add(request.socket);
    setTimeout(() => response.end('here'), 20);
  });
  const get = async () => (await nodeExchange(base, { method: 'GET', headers: {} })).text;
  await Promise.all([get(), get(), get()]);
  expect(sockets.size).toBe(3);
  closing = true;
  expect(await get()).toBe('here');
  expect(asked).toBe(5);
});

test('never sends an order again that bears no key, and one that bears a key once', async () => {
  let asked = 0;
  const base = await serving((request, response) => {
    asked += 1;
    if (asked === 1) response.end('warm');
    else request.socket.destroy();
  });
  await nodeExchange(base, { method: 'GET', headers: {} });
  await expect(nodeExchange(base, { method: 'POST', headers: {}, body: '{}' })).rejects.toThrow();
  expect(asked).toBe(2);

  asked = 0;
  await nodeExchange(base, { method: 'GET', headers: {} });
  const keyed = { method: 'POST', headers: { 'idempotency-key': 'k' }, body: '{}' };
  await expect(nodeExchange(base, keyed)).rejects.toThrow();
  expect(asked).toBe(3);
});

test('rejects an answer that breaks off, and one that its caller no longer wants', async () => {
  const base = await serving((request, response) => {
    if (request.url === '/slow') return;
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setTimeout(() => request.socket.destroy(), 20);
  });
  await expect(nodeExchange(`${base}/half`, { method: 'GET', headers: {} })).rejects.toThrow();
  const signal = AbortSignal.timeout(30);
  await expect(nodeExchange(`${base}/slow`, { method: 'GET', headers: {}, signal })).rejects.toThrow();
});

test('waits no longer than it may, for the first word or for the last', async () => {
  const base = await serving((request, response) => {
    if (request.url === '/never') return;
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
  });
  const within = (path: string, timeoutMs: number) =>
    nodeExchange(`${base}${path}`, { method: 'GET', headers: {}, timeoutMs });
  await expect(within('/never', 30)).rejects.toThrow();
  await expect(within('/half', 30)).rejects.toThrow();
});

test('reaches an address of figures, and names its host', async () => {
  const server = http.createServer((request, response) => response.end(request.headers.host));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  const host = `[::1]:${(server.address() as AddressInfo).port}`;
  expect((await nodeExchange(`http://${host}/`, { method: 'GET', headers: {} })).text).toBe(host);
});
