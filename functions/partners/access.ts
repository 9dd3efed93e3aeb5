import type { RoomAccess } from '../kernel/access.ts';

/** Partners reads and writes partners and the people they bring; lists go by name, country and manager. */
export const access: RoomAccess = {
  room: 'partners',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list', 'second'] },
};
