import type { RoomAccess } from '../kernel/access.ts';

/** The accounts API only reads: accounts are written by the leads that bring them. */
export const access: RoomAccess = {
  room: 'accounts',
  api: { memoryMb: 512, timeoutSeconds: 10, table: 'read', indexes: ['list'] },
};
