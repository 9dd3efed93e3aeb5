/** Claims in this process on a running table: by the handler, or only the two calls that a claim is. */
import { randomUUID } from 'node:crypto';
import type { BatchGetCommandInput, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { claimLead } from '@rafiq/shared/leads/contract.ts';
import { gatewayEvent } from '../fixtures/call.ts';
import type { BenchPartner } from './channel.ts';

type Claimant = Pick<BenchPartner, 'token' | 'subject'>;
type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number }>;
const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };

/** A claim that was decided but not written: the membership it read, and the transaction it would send. */
export interface DrawnUp {
  reads: BatchGetCommandInput;
  transaction: TransactWriteCommandInput;
}

class NotSent extends Error {}

/** The functions' own code, in this process and on the running table. */
export async function claimsInProcess() {
  const { handler } = (await import('#functions/leads/api.ts')) as unknown as { handler: Handler };
  const { documents } = await import('#functions/kernel/dynamo.ts');
  const { membershipKey } = await import('#functions/kernel/caller.ts');
  const { BatchGetCommand, TransactWriteCommand } = await import('@aws-sdk/lib-dynamodb');
  const tableName = process.env['TABLE_NAME'] ?? '';
  const claim = (leadId: string, { token }: Claimant) =>
    handler(gatewayEvent({ route: claimLead, token, params: { leadId }, body: {} }), context);

  /** Lets the handler decide, and keeps what it would write instead of sending it. */
  async function drawUp(leadId: string, partner: Claimant): Promise<DrawnUp> {
    let transaction: TransactWriteCommandInput | undefined;
    documents.middlewareStack.add(
      (next, told) => (given) => {
        if (told.commandName !== 'TransactWriteItemsCommand' && told.commandName !== 'TransactWriteCommand')
          return next(given);
        transaction = given.input as TransactWriteCommandInput;
        throw new NotSent();
      },
      { step: 'initialize', name: 'draw-up', priority: 'high' },
    );
    await claim(leadId, partner);
    documents.middlewareStack.remove('draw-up');
    if (transaction === undefined) throw new Error(`The claim of ${leadId} was refused`);
    const reads = {
      RequestItems: { [tableName]: { Keys: [membershipKey(partner.subject)], ConsistentRead: true } },
    };
    return { reads, transaction };
  }

  /** The two calls of a claim and nothing else. */
  async function send({ reads, transaction }: DrawnUp): Promise<void> {
    await documents.send(new BatchGetCommand(reads));
    await documents.send(new TransactWriteCommand({ ...transaction, ClientRequestToken: randomUUID() }));
  }
  return { claim, drawUp, send };
}
export type ClaimsInProcess = Awaited<ReturnType<typeof claimsInProcess>>;
