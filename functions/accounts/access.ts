import type { RoomAccess } from '../kernel/access.ts';

/** Accounts are written by the leads that bring them; the API says whose named accounts they are. */
export const access: RoomAccess = {
  room: 'accounts',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
};
