/** The Lambda of accounts, but for the part that compares them (`alike-api.ts`). */
import { serve } from '#functions/kernel/handle.ts';
import { list } from './handlers/list.ts';
import { merge } from './handlers/merge.ts';
import { notTheSame } from './handlers/not-the-same.ts';
import { read } from './handlers/read.ts';
import { setOwner } from './handlers/set-owner.ts';
import { timeline } from './handlers/timeline.ts';
import { undoMerge } from './handlers/undo-merge.ts';
import { undoNotTheSame } from './handlers/undo-not-the-same.ts';
import { updateFacts } from './handlers/update-facts.ts';

export const handler = serve([
  list,
  read,
  timeline,
  setOwner,
  updateFacts,
  notTheSame,
  undoNotTheSame,
  merge,
  undoMerge,
]);
