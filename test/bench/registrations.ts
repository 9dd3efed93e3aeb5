/**
 * Submitting a registration is some waves of reads and one transaction. Measured is how long the whole way through the
 * API function takes beside the same calls sent straight to the same table, one after the other in the same order: with
 * the token, the search among the companies, the rules and the answer on one side, and none of them on the other.
 */
import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type BatchGetCommandInput,
  type GetCommandInput,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { createDeal, submitDeal } from '@rafiq/shared/deals/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { randomOf } from '../../infra/local/seed/demo/random.ts';
import { startTestDatabase } from '../fixtures/database.ts';
import { startTestIssuer } from '../fixtures/issuer.ts';
import { figure, median, type Run } from './figure.ts';
import { inTurn } from './in-turn.ts';

/** Each half goes through the API, half straight; as gold partners these may have 50 open at once. */
const partnerCount = 10;
const warmUps = 20;
const pairs = 200;

type Reading = BatchGetCommandInput | GetCommandInput | QueryCommandInput;

/** The reads of a submission in the order of their waves, and the transaction it would send. */
interface DrawnUp {
  waves: Reading[][];
  transaction: TransactWriteCommandInput;
}

class NotSent extends Error {}

/** The rooms in this process, with partners of one country that can register. */
async function openChannel() {
  const [database, issuer] = await Promise.all([startTestDatabase({ stream: true }), startTestIssuer()]);
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  const { loadRooms } = await import('../fixtures/rooms.ts');
  const { addMember } = await import('../fixtures/people.ts');
  const { plainPartner } = await import('../fixtures/plain-partner.ts');
  const { documents } = await import('#functions/kernel/dynamo.ts');
  const rooms = await loadRooms();
  const must = async (request: Parameters<typeof rooms.call>[0]) => {
    const { status, body } = await rooms.call(request);
    if (status !== request.route.success)
      throw new Error(`${request.route.id} was answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  const operations = await issuer.accessToken('operations');
  const product = { name: 'GTX Pro', family: 'GTX' };
  const { id } = await must({ route: createProduct, token: operations, body: product });
  const tokens: string[] = [];
  for (let index = 0; index < partnerCount; index += 1) {
    const partner = await plainPartner({ name: `Bench ${index}`, country: 'AE', tier: 'gold' });
    await addMember(`bench-${index}`, { organisation: partner.id, role: 'partner-admin' });
    tokens.push(await issuer.accessToken(`bench-${index}`));
  }
  const close = () => Promise.all([database.stop(), issuer.stop()]);
  return { rooms, must, documents, tokens, productId: String(id), close };
}
type Channel = Awaited<ReturnType<typeof openChannel>>;

/** Lets the handler decide, and keeps what it reads and what it would write instead of writing it. */
async function drawUp(
  { rooms, documents }: Channel,
  request: { route: AnyRoute } & object,
): Promise<DrawnUp> {
  const waves: Reading[][] = [];
  let transaction: TransactWriteCommandInput | undefined;
  let inFlight = 0;
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (given) => {
        if (commandName.startsWith('TransactWrite')) {
          transaction = given.input as TransactWriteCommandInput;
          throw new NotSent();
        }
        // What begins while another is under way is of its wave.
        if (inFlight === 0) waves.push([]);
        waves.at(-1)?.push(given.input as Reading);
        inFlight += 1;
        try {
          return await next(given);
        } finally {
          inFlight -= 1;
        }
      },
    { step: 'initialize', name: 'draw-up', priority: 'high' },
  );
  await rooms.call(request);
  documents.middlewareStack.remove('draw-up');
  if (transaction === undefined) throw new Error('The submission was refused');
  return { waves, transaction };
}

/** The calls of a submission and nothing else. */
async function send({ documents }: Channel, { waves, transaction }: DrawnUp): Promise<void> {
  const read = (reading: Reading): Promise<unknown> => {
    if ('RequestItems' in reading) return documents.send(new BatchGetCommand(reading));
    if ('Key' in reading) return documents.send(new GetCommand(reading));
    return documents.send(new QueryCommand(reading));
  };
  for (const wave of waves) await Promise.all(wave.map(read));
  await documents.send(new TransactWriteCommand({ ...transaction, ClientRequestToken: randomUUID() }));
}

const random = randomOf('register');
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we yo za'.split(' ');
const companyName = (): string =>
  `${Array.from({ length: 4 }, () => random.pick(syllables)).join('')} Trading`;

const msOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begunMs = performance.now();
  await work();
  return performance.now() - begunMs;
};

export const run: Run = async (tell) => {
  const channel = await openChannel();
  try {
    let begun = 0;
    /** A draft of another partner's each time, and the request that submits it. */
    const drafted = async () => {
      const token = inTurn(channel.tokens, begun);
      begun += 1;
      const body = {
        company: { name: companyName(), country: 'AE' },
        productId: channel.productId,
        value: { amount: '12500.00', currency: 'AED' },
        expectedCloseOn: '2099-03-31',
      };
      const { id } = await channel.must({ route: createDeal, token, body });
      return { route: submitDeal, token, params: { dealId: String(id) }, body: {} };
    };
    for (let index = 0; index < warmUps; index += 1) await channel.must(await drafted());
    const handled: number[] = [];
    const bare: number[] = [];
    const waves: number[] = [];
    for (let index = 0; index < pairs; index += 1) {
      const request = await drafted();
      handled.push(await msOf(() => channel.must(request)));
      const drawn = await drawUp(channel, await drafted());
      bare.push(await msOf(() => send(channel, drawn)));
      waves.push(drawn.waves.length);
    }
    tell(
      `${pairs} each: ${median(handled).toFixed(2)} ms through the API function, ${median(bare).toFixed(2)} ms straight, in ${median(waves)} waves of reads and 1 transaction`,
    );
    return { 'register.vs-raw': figure(median(handled), 'ms', median(bare)) };
  } finally {
    await channel.close();
  }
};
