import type { RoomAccess } from '../kernel/access.ts';

/** Products reads and writes the catalogue and lists it by name. */
export const access: RoomAccess = {
  room: 'products',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
};
