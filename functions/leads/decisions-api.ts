/** The Lambda of the leads room that decides, anew or again: it has the whole engine and the gazetteer. */
import { serve } from '#functions/kernel/handle.ts';
import { explain } from './handlers/explain.ts';
import { fairness } from './handlers/fairness.ts';
import { replay } from './handlers/replay.ts';
import { tryLead } from './handlers/try-lead.ts';
import { whyNot } from './handlers/why-not.ts';

export const handler = serve([explain, fairness, replay, tryLead, whyNot]);
