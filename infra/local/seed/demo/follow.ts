/** From where a lead stands to what happens next: the one place that knows who acts when. */
import { isWorked, type Lead } from '#functions/leads/domain/lead.ts';
import { answerLater, claimLater } from './partner-answers.ts';
import { workLater } from './partner-work.ts';
import { placeLead, resumeLead } from './placement.ts';
import { recallLater } from './recall-later.ts';
import { planFor, type Story } from './story.ts';
import { careLater } from './vendor-work.ts';

/** How long the stream takes to hand a pending lead to placement, in milliseconds. */
const quickestMs = 250;
const slowestMs = 1_800;

/** Plans what follows from a lead standing where it stands now. */
export function follow(story: Story, lead: Lead, atMs: number): void {
  const { state } = lead;
  if (state.substatus === 'pending') {
    if (state.heldUntil === null) {
      // Nothing is left half done at the end: what came at the last moment is placed in it.
      const placedMs = Math.min(
        atMs + story.random.between(quickestMs, slowestMs),
        Math.max(atMs, story.world.nowMs),
      );
      planFor(story, lead, placedMs, (thenMs) => placeLead(story, lead, thenMs, follow));
    } else {
      planFor(story, lead, Date.parse(state.heldUntil), (thenMs) => resumeLead(story, lead, thenMs, follow));
    }
  } else if (state.substatus === 'offered') answerLater(story, lead, state, follow);
  else if (state.substatus === 'pooled') claimLater(story, lead, atMs, follow);
  else if (state.substatus === 'unplaced') careLater(story, lead, atMs, follow);
  else if (isWorked(state)) {
    workLater(story, lead, state, atMs, follow);
    recallLater(story, lead, state, follow);
  }
}
