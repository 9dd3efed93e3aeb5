/**
 * A client for the object store, put together from parts of the SDK that every function carries for its database:
 * connections, retries, signatures. The SDK's own client for S3 knows a hundred operations, of which we need eight,
 * and would be a good part of a function's bundle and of its cold start.
 */
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Sha256 } from '@smithy/core/checksum';
import { Client, constructStack, ServiceException } from '@smithy/core/client';
import {
  buildQueryString,
  extendedEncodeURIComponent,
  HttpRequest,
  HttpResponse,
} from '@smithy/core/protocols';
import { getRetryPlugin, resolveRetryConfig } from '@smithy/core/retry';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Command, MetadataBearer, MiddlewareStack } from '@smithy/types';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { env } from './env.ts';

/** Where an object lies. */
export interface ObjectPlace {
  bucket: string;
  key: string;
}

/** One request to the object store; `operation` is the name it has in S3. */
export interface ObjectRequest extends ObjectPlace {
  operation: string;
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** What the store answered; the body is still on its way. */
export interface ObjectAnswer extends MetadataBearer {
  headers: Record<string, string>;
  body: Readable;
}

const connectionTimeoutMs = 3000;

const signer = (): SignatureV4 =>
  new SignatureV4({
    service: 's3',
    region: env('AWS_REGION'),
    credentials: fromEnv(),
    sha256: Sha256,
    // Keys are escaped once: S3 alone does not want it twice.
    uriEscapePath: false,
    applyChecksum: true,
  });

/** A request as it goes out, not signed yet. A store elsewhere is named by the environment, as for the SDK. */
function httpRequest({ method, bucket, key, query = {}, headers = {}, body }: ObjectRequest): HttpRequest {
  const region = env('AWS_REGION');
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const endpoint = new URL(process.env['AWS_ENDPOINT_URL_S3'] ?? `https://s3.${region}.${domain}`);
  const inPath = process.env['S3_FORCE_PATH_STYLE'] === 'true';
  const hostname = inPath ? endpoint.hostname : `${bucket}.${endpoint.hostname}`;
  const port = endpoint.port === '' ? undefined : Number(endpoint.port);
  return new HttpRequest({
    protocol: endpoint.protocol,
    hostname,
    ...(port !== undefined && { port }),
    method,
    path: `/${[...(inPath ? [bucket] : []), ...key.split('/')].map(extendedEncodeURIComponent).join('/')}`,
    query,
    headers: {
      ...headers,
      host: port === undefined ? hostname : `${hostname}:${port}`,
      ...(body !== undefined && { 'content-length': String(body.length) }),
    },
    body,
  });
}

/** A refusal by the store, under the name it gave it: `NoSuchKey`, `SlowDown`. */
async function refusalOf({ statusCode, body }: HttpResponse): Promise<ServiceException> {
  const said = await text(body as Readable);
  const name = /<Code>([^<]+)<\/Code>/.exec(said)?.[1] ?? `Status${statusCode}`;
  return new ServiceException({
    name,
    message: `The object store answered ${name}`,
    $fault: statusCode >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: statusCode },
  });
}

type Stack = MiddlewareStack<ObjectRequest, ObjectAnswer>;
type Config = ReturnType<typeof resolvedConfig>;

const resolvedConfig = () =>
  resolveRetryConfig({
    apiVersion: '2006-03-01',
    requestHandler: new NodeHttpHandler({ connectionTimeout: connectionTimeoutMs }),
    retryMode: 'standard',
  });

/** A request in the form in which the SDK's clients take one. */
class ObjectCommand implements Command<ObjectRequest, ObjectRequest, ObjectAnswer, ObjectAnswer, Config> {
  readonly middlewareStack = constructStack<ObjectRequest, ObjectAnswer>();
  readonly input: ObjectRequest;

  constructor(input: ObjectRequest) {
    this.input = input;
  }

  resolveMiddleware(stack: Stack, { requestHandler }: Config) {
    return stack.resolve<ObjectRequest, ObjectAnswer>(
      async ({ request }) => requestHandler.handle(request as HttpRequest),
      { clientName: 'ObjectClient', commandName: `${this.input.operation}Command` },
    );
  }
}

class ObjectClient extends Client<object, ObjectRequest, ObjectAnswer, Config> {
  constructor(config: Config) {
    super(config);
    this.middlewareStack.add((next) => (args) => next({ ...args, request: httpRequest(args.input) }), {
      step: 'serialize',
      name: 'object-request',
    });
    this.middlewareStack.use(getRetryPlugin(config) as Parameters<Stack['use']>[0]);
    // Behind the retries: each try is signed with its own time.
    this.middlewareStack.add(
      (next) => async (args) => next({ ...args, request: await signer().sign(args.request as HttpRequest) }),
      { step: 'finalizeRequest', priority: 'low', name: 'object-signature' },
    );
    this.middlewareStack.add(
      (next) => async (args) => {
        const { response } = await next(args);
        if (!HttpResponse.isInstance(response)) throw new Error('The object store gave no answer');
        const { statusCode, headers, body } = response;
        if (statusCode >= 300) throw await refusalOf(response);
        const output = { $metadata: { httpStatusCode: statusCode }, headers, body: body as Readable };
        return { response, output };
      },
      { step: 'deserialize', name: 'object-answer' },
    );
  }
}

let client: ObjectClient | undefined;

/** Sends a request, up to three times. @throws ServiceException if the store refuses it */
export const sendToObjects = (request: ObjectRequest): Promise<ObjectAnswer> =>
  (client ??= new ObjectClient(resolvedConfig())).send(new ObjectCommand(request));

/** The status of the store's refusal; 0 if the error is something else. */
export const refusalStatus = (error: unknown): number =>
  error instanceof ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;

/** The address at which whoever has it may do this one request, with these very headers, for so long. */
export async function signedLink(
  request: Omit<ObjectRequest, 'operation' | 'body'>,
  seconds: number,
): Promise<string> {
  const asked = httpRequest({ ...request, operation: 'Link' });
  asked.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
  const signed = await signer().presign(asked, {
    expiresIn: seconds,
    signableHeaders: new Set(['host', ...Object.keys(request.headers ?? {})]),
  });
  const { protocol, headers, path, query = {} } = signed;
  return `${protocol}//${headers['host'] ?? ''}${path}?${buildQueryString(query)}`;
}
