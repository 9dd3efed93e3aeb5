import type { RoomAccess } from '../kernel/access.ts';

/** Notes writes beside leads, accounts and partners, and lists people and open questions. */
export const access: RoomAccess = {
  room: 'notes',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
};
