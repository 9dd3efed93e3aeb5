import type { RoomAccess } from '../kernel/access.ts';

/** Notes writes beside leads, accounts and partners, lists people and open questions, and forgets with an erased contact. */
export const access: RoomAccess = {
  room: 'notes',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
  workers: {
    'erase-words': {
      entry: 'workers/erase-words.ts',
      memoryMb: 256,
      timeoutSeconds: 60,
      table: 'read-write',
      trigger: {
        kind: 'event',
        types: ['rafiq.leads.lead.contact-erased.v1'],
        batchSize: 1,
        maxConcurrency: 2,
      },
    },
  },
};
