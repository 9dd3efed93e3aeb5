import type { RoomAccess } from '../kernel/access.ts';

/** Integrations looks whether the table answers, and tells the bus what the stream brings. */
export const access: RoomAccess = {
  room: 'integrations',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read' },
  apiParts: {
    // Carries the contract of every room, which nobody who asks whether all is well should wait for.
    description: {
      entry: 'description-api.ts',
      routes: ['integrations.openapi'],
      memoryMb: 512,
      timeoutSeconds: 10,
      table: 'none',
      describesSchemas: true,
    },
  },
  workers: {
    'publish-events': {
      entry: 'workers/publish-events.ts',
      memoryMb: 256,
      timeoutSeconds: 30,
      table: 'none',
      publishes: true,
      trigger: {
        kind: 'stream',
        filters: [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['event'] } } } }],
        batchSize: 50,
      },
    },
  },
};
