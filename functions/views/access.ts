import type { RoomAccess } from '../kernel/access.ts';

/** Views reads and writes saved views and lists them by owner. */
export const access: RoomAccess = {
  room: 'views',
  api: { memoryMb: 256, timeoutSeconds: 10, table: 'read-write', indexes: ['list'] },
};
