import type { RoomAccess } from '../kernel/access.ts';

/** Settings reads and writes what holds for the whole channel. */
export const access: RoomAccess = {
  room: 'settings',
  api: { memoryMb: 256, timeoutSeconds: 10, table: 'read-write' },
};
