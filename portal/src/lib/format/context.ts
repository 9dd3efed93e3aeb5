/** Hands the formatter of this page's reader to every component below the root layout. */
import { createContext } from 'svelte';
import type { Formatter } from './formatter.ts';

const [read, write] = createContext<Formatter>();

/** The formatter of whoever reads this page. */
export const useFormat = read;
export const provideFormat = write;
