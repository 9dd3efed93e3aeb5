import type { inspectImport } from '@rafiq/shared/imports/contract.ts';
import type { OutputOf } from '@rafiq/shared/route.ts';

/** What looking into a file has shown. */
export type ImportLook = OutputOf<typeof inspectImport>;
