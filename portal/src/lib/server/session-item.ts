/**
 * The item that every page begins with. Asked of the table directly: what the SDK makes of one read (a dozen layers,
 * each with its copies) takes a tenth of all that a page takes. Keys, region and address are those the SDK has found,
 * and wherever the short way ends in anything but an answer, the SDK goes its own with its patience and its errors.
 */
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Exchange } from '@rafiq/shared/client.ts';
import { signedHeaders } from './session-signature.ts';
import type { Signer } from './session-signature.ts';

/** The table answers in a few milliseconds; the long way is not kept waiting by what has gone wrong here. */
const timeoutMs = 1000;

/** Reads an item by its id, strongly consistent (one read unit for 4 kB); undefined where there is none. */
export type FindItem = (id: string) => Promise<Record<string, unknown> | undefined>;

/** Where the client sends its requests; known once it has sent one. */
function addressOf(client: DynamoDBClient): () => string | undefined {
  let address: string | undefined;
  client.middlewareStack.add(
    (next) => (sent) => {
      const { protocol, hostname, port } = sent.request as Readonly<Record<string, string | number>>;
      address = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}/`;
      return next(sent);
    },
    { step: 'finalizeRequest', name: 'sessionAddress' },
  );
  return () => address;
}

/** @param longWay the same by the SDK */
export function findItemOf(
  table: string,
  client: DynamoDBClient,
  exchange: Exchange,
  longWay: FindItem,
): FindItem {
  const addressNow = addressOf(client);
  let signer: Signer | undefined;

  async function currentSigner(): Promise<Signer> {
    const [{ accessKeyId, secretAccessKey, sessionToken }, region] = await Promise.all([
      client.config.credentials(),
      client.config.region(),
    ]);
    if (signer?.accessKeyId !== accessKeyId || signer.sessionToken !== sessionToken)
      signer = { accessKeyId, secretAccessKey, sessionToken, region, service: 'dynamodb' };
    return signer;
  }

  async function shortWay(address: string, id: string): Promise<string | undefined> {
    const body = JSON.stringify({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true });
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      host: new URL(address).host,
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    };
    try {
      // A clock that goes wrong is put right by what the SDK has learnt of the table's.
      const nowMs = Date.now() + client.config.systemClockOffset;
      const signed = signedHeaders(headers, body, await currentSigner(), nowMs);
      const { status, text } = await exchange(address, { method: 'POST', headers: signed, body, timeoutMs });
      return status === 200 ? text : undefined;
    } catch {
      // The long way meets the same, and tells it.
      return undefined;
    }
  }

  return async (id) => {
    const address = addressNow();
    const text = address === undefined ? undefined : await shortWay(address, id);
    if (text === undefined) return longWay(id);
    const { Item } = JSON.parse(text) as { Item?: Record<string, AttributeValue> };
    return Item === undefined ? undefined : unmarshall(Item);
  };
}
