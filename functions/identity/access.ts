import type { RoomAccess } from '../kernel/access.ts';

/** Identity reads and writes its own items, and erases persons slice by slice; clients and erasures are listed by index. */
export const access: RoomAccess = {
  room: 'identity',
  api: { memoryMb: 512, timeoutSeconds: 15, table: 'read-write', indexes: ['list'] },
  workers: {
    'erase-person': {
      entry: 'workers/erase-person.ts',
      memoryMb: 512,
      timeoutSeconds: 60,
      table: 'read-write',
      trigger: {
        kind: 'event',
        types: ['rafiq.identity.erasure.requested.v1', 'rafiq.identity.erasure.continued.v1'],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
};
