/** The door of imports: who set one going. */
import type { ImportPlan } from './domain/import-job.ts';
import { dynamoImportStore } from './store/dynamo-import-store.ts';

/** Who started an import (1 request); undefined for one that never ran. */
export const starterOf = async (importId: string): Promise<ImportPlan['startedBy'] | undefined> =>
  (await dynamoImportStore.find(importId))?.plan?.startedBy;
