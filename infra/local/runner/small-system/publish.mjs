import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

/** Tells the bus of each new thing. One kind of thing cannot be told. */
export async function handler({ Records }) {
  for (const record of Records) {
    const id = record.dynamodb.NewImage.id.S;
    if (id === 'unspeakable') throw new TypeError('This cannot be told.');
    const entry = {
      Source: 'small',
      DetailType: 'small.thing.made.v1',
      Detail: JSON.stringify({ id }),
      EventBusName: process.env.BUS_NAME,
    };
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount > 0) throw new Error('The bus refused.');
  }
}
