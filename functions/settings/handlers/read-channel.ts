import { readChannel as route } from '@rafiq/shared/settings/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { findChannel } from '../store/channel-store.ts';

export const readChannel = handle(route, () => findChannel());
