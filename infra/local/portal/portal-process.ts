/** The portal on this machine: SvelteKit's own handler behind the headers and the compression of the edge on AWS. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import compression from 'compression';

const { PORTAL_HANDLER = '', PORTAL_ORIGIN = '', PORTAL_LISTEN_PORT = '' } = process.env;

// When the runner goes, however it goes, its pages go too.
process.on('disconnect', () => process.exit());

const { handler } = (await import(pathToFileURL(PORTAL_HANDLER).href)) as { handler: RequestListener };
const { host } = new URL(PORTAL_ORIGIN);
/** Its types know Express alone; it asks for no more than Node's own requests and answers. */
const compress = compression() as unknown as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

const server = createServer((request, response) => {
  // One spelling of the address: cookies and sign-in belong to it.
  if (request.headers.host !== host && request.method === 'GET') {
    response.writeHead(307, { location: `${PORTAL_ORIGIN}${request.url ?? '/'}` }).end();
    return;
  }
  request.headers['x-forwarded-proto'] = 'http';
  request.headers['x-forwarded-host'] = host;
  // Files are answered without passing the pages' own headers; on AWS the edge adds this one to everything.
  response.setHeader('x-content-type-options', 'nosniff');
  // Two addresses, as behind the edge and the gateway: whoever asks stands before the last.
  request.headers['x-forwarded-for'] = `${request.socket.remoteAddress ?? '127.0.0.1'}, 127.0.0.1`;
  // Files lie there packed already, and are left as they are.
  compress(request, response, () => handler(request, response));
});
server.keepAliveTimeout = 65_000;
server.listen(Number(PORTAL_LISTEN_PORT), '127.0.0.1', () => process.send?.('listening'));
