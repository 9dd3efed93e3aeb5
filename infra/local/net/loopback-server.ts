import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Part, portTaken } from './ports.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface LoopbackServer {
  readonly port: number;
  /** `http://localhost:<port>`, for people, browsers and tokens: one spelling everywhere, or issuers would differ. */
  readonly url: string;
  /** Until this is called every request is answered 503: the address is known before the part behind it stands. */
  serve(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Listens on this machine only. Port 0 lets the system pick one. */
export async function openLoopbackServer(part: Part, port: number): Promise<LoopbackServer> {
  let listener: RequestListener | undefined;
  const server = createServer((request, response) => {
    if (!listener) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    listener(request, response).catch((error: unknown) => failRequest(response, part, error));
  });
  server.keepAliveTimeout = 65_000;
  const bound = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(part, port) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
  return {
    port: bound,
    url: `http://localhost:${bound}`,
    serve: (given) => {
      listener = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function failRequest(response: ServerResponse, part: Part, error: unknown): void {
  console.error(`${part}: a request failed`, error);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
